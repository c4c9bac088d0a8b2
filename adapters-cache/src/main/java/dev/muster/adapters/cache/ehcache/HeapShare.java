package dev.muster.adapters.cache.ehcache;

import dev.muster.adapters.cache.store.CacheEntry;
import dev.muster.adapters.cache.store.CacheKey;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.concurrent.atomic.LongAdder;
import org.ehcache.Cache;
import org.ehcache.event.CacheEvent;
import org.ehcache.event.EventFiring;
import org.ehcache.event.EventOrdering;
import org.ehcache.event.EventType;

/** What one cache takes of the heap, added up as entries come and go. */
final class HeapShare<K extends CacheKey, E extends CacheEntry> {

  private final Cache<K, Held<E>> cache;
  private final LongAdder evictions;
  private final LongAdder bytes = new LongAdder();

  /** Goes round the entries: when it has come to the end, another begins. */
  private Iterator<Cache.Entry<K, Held<E>>> hand = Collections.emptyIterator();

  /**
   * @param cache is empty
   * @param evictions counts what is dropped
   */
  HeapShare(Cache<K, Held<E>> cache, LongAdder evictions) {
    this.cache = cache;
    this.evictions = evictions;
    cache
        .getRuntimeConfiguration()
        .registerCacheEventListener(
            this::changed,
            EventOrdering.UNORDERED,
            EventFiring.SYNCHRONOUS,
            EnumSet.allOf(EventType.class));
  }

  private void changed(CacheEvent<? extends K, ? extends Held<E>> event) {
    switch (event.getType()) {
      case CREATED -> bytes.add(event.getNewValue().bytes());
      case UPDATED -> bytes.add(event.getNewValue().bytes() - event.getOldValue().bytes());
      case REMOVED, EXPIRED, EVICTED -> bytes.add(-event.getOldValue().bytes());
    }
  }

  /** About, in bytes. */
  long bytes() {
    return bytes.sum();
  }

  /**
   * Drops the next entry that was not used since the hand passed it last (the algorithm CLOCK:
   * Corbató, A Paging Experiment with the Multics System, 1968). For one thread at a time.
   *
   * @return false if there is none
   */
  boolean dropOne() {
    int rounds = 0;
    while (true) {
      if (!hand.hasNext()) {
        hand = cache.iterator();
        rounds++;
        if (!hand.hasNext()) {
          return false;
        }
      }
      Cache.Entry<K, Held<E>> next = hand.next();
      // In the third round, all are used again and again.
      if (!next.getValue().wasUsed() || rounds > 2) {
        cache.remove(next.getKey());
        evictions.increment();
        return true;
      }
    }
  }
}
