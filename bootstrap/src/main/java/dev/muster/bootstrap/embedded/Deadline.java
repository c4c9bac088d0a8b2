package dev.muster.bootstrap.embedded;

import java.time.Duration;

/**
 * A moment on the monotonic clock until which something is awaited.
 *
 * @param nanoTime the moment in terms of {@link System#nanoTime()}
 */
record Deadline(long nanoTime) {

  private static final Duration LONGEST = Duration.ofDays(365);
  private static final long PAUSE_MILLIS = 50;

  /** The deadline that passes {@code patience} from now; at most a year away. */
  static Deadline in(Duration patience) {
    Duration bounded = patience.compareTo(LONGEST) > 0 ? LONGEST : patience;
    return new Deadline(System.nanoTime() + bounded.toNanos());
  }

  boolean passed() {
    return System.nanoTime() - nanoTime >= 0;
  }

  /** The time left, zero when the deadline has passed. */
  Duration remaining() {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }

  /**
   * Waits a moment before the caller looks at its condition again.
   *
   * @throws EmbeddedDatabaseException if the thread is interrupted; its interrupt flag stays set
   */
  void pause() {
    try {
      Thread.sleep(Math.clamp(remaining().toMillis(), 1, PAUSE_MILLIS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedDatabaseException("Interrupted while waiting for the database", e);
    }
  }
}
