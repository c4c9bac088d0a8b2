package dev.muster.adapters.cache.store;

import java.time.Duration;

/**
 * How much is kept and for how long.
 *
 * @param timeToLive after which an entry is read anew, positive
 * @param maxEntries of each type, at least 1; each takes up to {@link #MAX_RESOURCE_BYTES}
 * @param maxPages of each type; each takes up to {@link #MAX_PAGE_BYTES}; 0: pages are not kept
 * @param maxHeapBytes of all of them together, unless there is room outside the heap
 * @param offHeapBytes for each type, outside the heap; 0: none
 */
public record CacheSettings(
    Duration timeToLive, long maxEntries, long maxPages, long maxHeapBytes, long offHeapBytes) {

  /** What takes more is never kept: it would drive out too many others. */
  public static final int MAX_RESOURCE_BYTES = 64 * 1024;

  /** Larger pages are never kept, likewise. */
  public static final int MAX_PAGE_BYTES = 512 * 1024;

  public CacheSettings {
    if (timeToLive.isNegative() || timeToLive.isZero() || maxEntries < 1) {
      throw new IllegalArgumentException("a cache needs time and room");
    }
    if (maxPages < 0 || maxHeapBytes < 0 || offHeapBytes < 0) {
      throw new IllegalArgumentException("room cannot be negative");
    }
  }
}
