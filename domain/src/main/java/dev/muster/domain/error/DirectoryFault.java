package dev.muster.domain.error;

/** A defect of the directory itself. The cause is for the log, never for the client. */
public final class DirectoryFault extends DirectoryException {

  public DirectoryFault(String message, Throwable cause) {
    super(message, cause);
  }

  public DirectoryFault(String message) {
    super(message);
  }
}
