package dev.muster.adapters.cache;

import dev.muster.adapters.cache.store.CacheKey;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Admits keys that it saw before, as far as it remembers: most pages are asked for once, and one
 * that is kept for nobody costs as much as keeping it does and drives another out. An idea of
 * TinyLFU (Einziger, Friedman and Manes, ACM Transactions on Storage 13, 2017, section 3.4.2), here
 * with a place for one key in each slot instead of a Bloom filter, so that it never has to be
 * emptied. Two keys with the same hash are taken for one.
 */
final class Doorkeeper<K extends CacheKey> {

  private final AtomicIntegerArray seen;

  /**
   * @param slots how many keys are remembered, at the most; a power of two
   */
  Doorkeeper(int slots) {
    this.seen = new AtomicIntegerArray(slots);
  }

  /** Whether the key was the last that came to its slot; then it is. */
  boolean admits(K key) {
    // The slots are told apart by the last bits, and 0 is nobody.
    int hash = key.hashCode() | 1 << 31;
    return seen.getAndSet(hash & seen.length() - 1, hash) == hash;
  }
}
