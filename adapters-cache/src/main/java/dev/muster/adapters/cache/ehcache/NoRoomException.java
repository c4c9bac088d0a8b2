package dev.muster.adapters.cache.ehcache;

/** The memory outside the heap that a cache is to have cannot be had; the message says why. */
public final class NoRoomException extends RuntimeException {

  private static final long serialVersionUID = 1;

  NoRoomException(IllegalStateException failure) {
    super(reason(failure), failure);
  }

  private static String reason(Throwable failure) {
    Throwable reason = failure;
    while (reason.getCause() != null) {
      reason = reason.getCause();
    }
    return String.valueOf(reason.getMessage());
  }
}
