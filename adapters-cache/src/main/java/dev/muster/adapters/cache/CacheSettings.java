package dev.muster.adapters.cache;

import java.time.Duration;

/**
 * How much is kept and for how long.
 *
 * @param timeToLive after which an entry is read anew, positive
 * @param maxEntries of each type, at least 1; each takes up to {@link #MAX_VALUE_BYTES}
 */
public record CacheSettings(Duration timeToLive, long maxEntries) {

  /** Larger documents are never kept, so that the size of the cache has a bound in bytes too. */
  public static final int MAX_VALUE_BYTES = 16 * 1024;

  public CacheSettings {
    if (timeToLive.isNegative() || timeToLive.isZero() || maxEntries < 1) {
      throw new IllegalArgumentException("a cache needs time and room");
    }
  }
}
