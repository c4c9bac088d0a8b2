package dev.muster.bootstrap.transfer;

/** A file cannot be imported, or exported to, at all; the message names it and says why. */
public final class TransferFileException extends RuntimeException {

  public TransferFileException(String message) {
    super(message);
  }
}
