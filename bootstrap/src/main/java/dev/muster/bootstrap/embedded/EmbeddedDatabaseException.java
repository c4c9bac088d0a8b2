package dev.muster.bootstrap.embedded;

import java.io.Serial;

/**
 * The embedded PostgreSQL could not be prepared, started, reached or stopped.
 *
 * <p>The message is meant for the person who started Muster: it names the folder or program and
 * carries the last lines a failed program wrote. It never contains the password or a statement.
 */
public sealed class EmbeddedDatabaseException extends RuntimeException
    permits DataFolderInUseException {

  @Serial private static final long serialVersionUID = 1L;

  EmbeddedDatabaseException(String message) {
    super(message);
  }

  EmbeddedDatabaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
