package dev.muster.domain.error;

/**
 * Something that the directory refuses or cannot do. The message is written for the client that
 * asked and never carries SQL, secrets or internals.
 */
public abstract sealed class DirectoryException extends RuntimeException
    permits InvalidRequest,
        UniquenessConflict,
        ResourceNotFound,
        VersionMismatch,
        DirectoryUnavailable,
        DirectoryFault {

  DirectoryException(String message) {
    super(message);
  }

  DirectoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
