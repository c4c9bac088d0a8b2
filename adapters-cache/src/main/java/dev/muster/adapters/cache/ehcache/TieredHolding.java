package dev.muster.adapters.cache.ehcache;

import dev.muster.adapters.cache.store.CacheEntry;
import java.util.Optional;

/**
 * Entries are held outside the heap, as bytes, and those used last in the heap besides: how much
 * these take is not known, so that their number bounds it, and the size of each.
 */
record TieredHolding<E extends CacheEntry>(int maxBytes) implements EhcacheStore.Holding<E, E> {

  /** Of a resource. */
  static final int MAX_RESOURCE_BYTES = 16 * 1024;

  @Override
  public Optional<E> hold(E entry) {
    return Optional.of(entry).filter(whole -> whole.size() <= maxBytes);
  }

  @Override
  public E held(E value) {
    return value;
  }
}
