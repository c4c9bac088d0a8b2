package dev.muster.adapters.web.tracing;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The time of day within one request: what is later there is never earlier here. */
final class TraceClock {

  private final long began = System.nanoTime();
  private final long epoch;

  TraceClock() {
    Instant now = Instant.now();
    epoch = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
  }

  /**
   * Nanoseconds since 1970.
   *
   * @param nanoTime as {@link System#nanoTime}
   */
  long at(long nanoTime) {
    return epoch + (nanoTime - began);
  }
}
