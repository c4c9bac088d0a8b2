package dev.muster.adapters.cache.freshness;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How old an answer may be. */
public final class Staleness {

  private final long bound;
  private final LongSupplier nanoTime;

  /**
   * @param bound 0: every answer is too old
   * @param nanoTime a clock that never jumps, in nanoseconds
   */
  public Staleness(Duration bound, LongSupplier nanoTime) {
    this.bound = bound.toNanos();
    this.nanoTime = nanoTime;
  }

  public long now() {
    return nanoTime.getAsLong();
  }

  /** Whether what began then is within the bound. */
  public boolean allows(long began) {
    return allowsAt(now(), began);
  }

  /** Whether who asked at a time may be told what was so at another. */
  public boolean allowsAt(long asked, long asOf) {
    return asked - asOf < bound;
  }

  /** The latest time of which nothing is within the bound any more. */
  public long past() {
    return now() - bound;
  }
}
