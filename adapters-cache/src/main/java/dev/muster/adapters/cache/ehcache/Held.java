package dev.muster.adapters.cache.ehcache;

import dev.muster.adapters.cache.store.CacheEntry;
import java.util.Optional;

/** An entry in the heap, and what is known of it there. */
final class Held<E extends CacheEntry> {

  private final E entry;
  private final long bytes;

  /** Written by many, and only as a hint. */
  private boolean used;

  private Held(E entry) {
    this.entry = entry;
    this.bytes = entry.size();
  }

  /** Entries are held where there is room. */
  record In<E extends CacheEntry>(HeapRoom room) implements EhcacheStore.Holding<E, Held<E>> {

    @Override
    public Optional<Held<E>> hold(E entry) {
      return Optional.of(new Held<>(entry)).filter(held -> room.has(held.bytes));
    }

    @Override
    public E held(Held<E> value) {
      return value.entry;
    }

    @Override
    public E used(Held<E> value) {
      if (!value.used) {
        value.used = true;
      }
      return value.entry;
    }
  }

  long bytes() {
    return bytes;
  }

  /** Whether it was used since this was asked last. */
  boolean wasUsed() {
    boolean was = used;
    used = false;
    return was;
  }
}
