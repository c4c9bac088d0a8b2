package dev.muster.adapters.persistence.migration;

/** The database server or its tables are not such that the directory can run on them. */
public final class UnsuitableServerException extends RuntimeException {

  UnsuitableServerException(String message) {
    super(message);
  }

  UnsuitableServerException(String message, Throwable cause) {
    super(message, cause);
  }
}
