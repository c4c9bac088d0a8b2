package dev.muster.adapters.cache.ehcache;

import dev.muster.adapters.cache.store.CacheEntry;

/** An entry in the heap, and what is known of it there. */
final class Held<E extends CacheEntry> {

  private final E entry;
  private final long bytes;

  /** Written by many, and only as a hint. */
  private boolean used;

  Held(E entry) {
    this.entry = entry;
    this.bytes = entry.size();
  }

  E entry() {
    return entry;
  }

  long bytes() {
    return bytes;
  }

  void markUsed() {
    if (!used) {
      used = true;
    }
  }

  /** Whether it was used since this was asked last. */
  boolean wasUsed() {
    boolean was = used;
    used = false;
    return was;
  }
}
