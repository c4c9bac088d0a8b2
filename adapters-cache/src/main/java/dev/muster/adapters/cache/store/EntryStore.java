package dev.muster.adapters.cache.store;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where entries of one kind are kept. What is wrong with it is never a failure of its caller: then
 * nothing is found, and nothing kept. What is out of date stays until it is replaced or its time is
 * over: marks tell it.
 */
public interface EntryStore<K extends CacheKey, E extends CacheEntry> {

  Optional<E> get(K key);

  /** Whether looking costs next to nothing, as in the memory of this process. */
  default boolean isNear() {
    return true;
  }

  /**
   * Keeps the entry, unless there is one that it does not replace.
   *
   * @param isCurrent tells of one that is there already whether it still holds; if not, it may be
   *     replaced whatever it is
   */
  void put(K key, E entry, Predicate<E> isCurrent);

  /** Entries that had to go since the start because it is full; 0 where only others know. */
  default long evictions() {
    return 0;
  }
}
