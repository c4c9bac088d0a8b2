package dev.muster.bootstrap.embedded;

import java.io.Serial;

/** Another process occupies the data folder; the message is one line naming folder and process. */
public final class DataFolderInUseException extends EmbeddedDatabaseException {

  @Serial private static final long serialVersionUID = 1L;

  DataFolderInUseException(String message) {
    super(message);
  }
}
