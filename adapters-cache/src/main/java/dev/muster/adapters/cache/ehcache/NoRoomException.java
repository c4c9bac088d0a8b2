package dev.muster.adapters.cache.ehcache;

import dev.muster.adapters.cache.store.CacheSettings;

/** The memory that a cache is to have cannot be had. */
public final class NoRoomException extends RuntimeException {

  private static final long serialVersionUID = 1;

  NoRoomException(CacheSettings settings, IllegalStateException cause) {
    super(
        "There is no room for a cache of %d entries and %d bytes outside the heap."
            .formatted(settings.maxEntries(), settings.offHeapBytes()),
        cause);
  }
}
