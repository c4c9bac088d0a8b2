package dev.muster.domain.error;

import java.time.Duration;

/**
 * The directory cannot answer now and expects to be able to later: overloaded, or its store away.
 */
public final class DirectoryUnavailable extends DirectoryException {

  private final Duration retryAfter;

  public DirectoryUnavailable(String message, Duration retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  public DirectoryUnavailable(String message, Duration retryAfter, Throwable cause) {
    super(message, cause);
    this.retryAfter = retryAfter;
  }

  /** How long to wait before asking again. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
