package dev.muster.adapters.cache.store;

/** Bytes that no server of this version has written. */
public final class CorruptEntryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CorruptEntryException(String message) {
    super(message);
  }

  public CorruptEntryException(String message, Throwable cause) {
    super(message, cause);
  }
}
