package dev.muster.adapters.cache.ehcache;

import dev.muster.adapters.cache.store.CacheEntry;
import dev.muster.adapters.cache.store.CacheKey;
import dev.muster.adapters.cache.store.EntryStore;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.ehcache.Cache;

/**
 * One cache of Ehcache.
 *
 * @param <V> as what entries are held
 */
record EhcacheStore<K extends CacheKey, E extends CacheEntry, V>(
    Cache<K, V> cache, Holding<E, V> holding, LongAdder evicted) implements EntryStore<K, E> {

  /** Each attempt that fails lost to another who kept an entry. */
  private static final int ATTEMPTS = 4;

  /** How entries are held. */
  interface Holding<E, V> {

    /** Empty: there is no room for it. */
    Optional<V> hold(E entry);

    E held(V value);

    /** As {@link #held}, for who asked for the entry. */
    default E used(V value) {
      return held(value);
    }
  }

  @Override
  public Optional<E> get(K key) {
    return Optional.ofNullable(cache.get(key)).map(holding::used);
  }

  @Override
  public void put(K key, E entry, Predicate<E> isCurrent) {
    holding.hold(entry).ifPresent(value -> put(key, entry, value, isCurrent));
  }

  private void put(K key, E entry, V value, Predicate<E> isCurrent) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      V old = cache.get(key);
      boolean done =
          old == null
              ? cache.putIfAbsent(key, value) == null
              : stays(holding.held(old), entry, isCurrent) || cache.replace(key, old, value);
      if (done) {
        return;
      }
    }
  }

  private boolean stays(E old, E entry, Predicate<E> isCurrent) {
    return isCurrent.test(old) && !entry.replaces(old);
  }

  @Override
  public long evictions() {
    return evicted.sum();
  }
}
