package dev.muster.bootstrap.transfer;

/** A file cannot be imported at all; the message names it and says why. */
public final class ImportFileException extends RuntimeException {

  public ImportFileException(String message) {
    super(message);
  }
}
