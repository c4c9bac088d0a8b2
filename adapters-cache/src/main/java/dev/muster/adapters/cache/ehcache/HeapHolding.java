package dev.muster.adapters.cache.ehcache;

import dev.muster.adapters.cache.store.CacheEntry;
import java.util.Optional;

/** Entries are held in the heap, while there is room. */
record HeapHolding<E extends CacheEntry>(HeapRoom room)
    implements EhcacheStore.Holding<E, Held<E>> {

  @Override
  public Optional<Held<E>> hold(E entry) {
    return Optional.of(new Held<>(entry)).filter(held -> room.has(held.bytes()));
  }

  @Override
  public E held(Held<E> value) {
    return value.entry();
  }

  @Override
  public E used(Held<E> value) {
    value.markUsed();
    return value.entry();
  }
}
