package dev.muster.adapters.cache.ehcache;

import dev.muster.adapters.cache.freshness.LocalTimeline;
import dev.muster.adapters.cache.freshness.Timeline;
import dev.muster.adapters.cache.store.CacheBackend;
import dev.muster.adapters.cache.store.CacheEntry;
import dev.muster.adapters.cache.store.CacheKey;
import dev.muster.adapters.cache.store.CacheSettings;
import dev.muster.adapters.cache.store.CachedPage;
import dev.muster.adapters.cache.store.CachedResource;
import dev.muster.adapters.cache.store.EntryCodec;
import dev.muster.adapters.cache.store.EntryStore;
import dev.muster.adapters.cache.store.QueryKey;
import dev.muster.adapters.cache.store.ResourceKey;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.ehcache.Cache;
import org.ehcache.CacheManager;
import org.ehcache.config.builders.CacheConfigurationBuilder;
import org.ehcache.config.builders.CacheEventListenerConfigurationBuilder;
import org.ehcache.config.builders.CacheManagerBuilder;
import org.ehcache.config.builders.ExpiryPolicyBuilder;
import org.ehcache.config.builders.ResourcePoolsBuilder;
import org.ehcache.config.units.MemoryUnit;
import org.ehcache.event.EventType;

/**
 * Keeps entries in this process, by Ehcache: each kind in the heap, sized by entries, and if so set
 * outside of it too, sized by bytes.
 */
public final class EhcacheBackend implements CacheBackend {

  private final CacheSettings settings;
  private final Timeline timeline = new LocalTimeline();
  private final CacheManager manager = CacheManagerBuilder.newCacheManagerBuilder().build(true);

  public EhcacheBackend(CacheSettings settings) {
    this.settings = settings;
  }

  @Override
  public Timeline timeline() {
    return timeline;
  }

  @Override
  public EntryStore<ResourceKey, CachedResource> resources(String prefix) {
    LongAdder evictions = new LongAdder();
    return new Store<>(
        cache(
            prefix,
            ResourceKey.class,
            CachedResource.class,
            settings.maxEntries(),
            EntryCodec.RESOURCES,
            evictions),
        evictions);
  }

  @Override
  public EntryStore<QueryKey, CachedPage> pages(String prefix) {
    LongAdder evictions = new LongAdder();
    return new Store<>(
        cache(
            "page-" + prefix,
            QueryKey.class,
            CachedPage.class,
            settings.maxPages(),
            EntryCodec.PAGES,
            evictions),
        evictions);
  }

  /**
   * @throws NoRoomException if the memory outside the heap cannot be had
   */
  private <K extends CacheKey, E extends CacheEntry> Cache<K, E> cache(
      String name,
      Class<K> keys,
      Class<E> entries,
      long most,
      EntryCodec<E> codec,
      LongAdder evictions) {
    ResourcePoolsBuilder room = ResourcePoolsBuilder.heap(most);
    if (settings.offHeapBytes() > 0) {
      room = room.offheap(settings.offHeapBytes(), MemoryUnit.B);
    }
    CacheConfigurationBuilder<K, E> configuration =
        CacheConfigurationBuilder.newCacheConfigurationBuilder(keys, entries, room)
            .withKeySerializer(new KeySerializer<>(keys))
            .withValueSerializer(new EntrySerializer<>(codec))
            .withExpiry(ExpiryPolicyBuilder.timeToLiveExpiration(settings.timeToLive()))
            .withService(
                CacheEventListenerConfigurationBuilder.newEventListenerConfiguration(
                        event -> evictions.increment(), EventType.EVICTED)
                    .unordered()
                    .synchronous());
    try {
      return manager.createCache(name, configuration);
    } catch (IllegalStateException failure) {
      throw settings.offHeapBytes() > 0 ? new NoRoomException(failure) : failure;
    }
  }

  @Override
  public void close() {
    manager.close();
  }

  private record Store<K extends CacheKey, E extends CacheEntry>(
      Cache<K, E> cache, LongAdder evicted) implements EntryStore<K, E> {

    /** Each attempt that fails lost to another who kept an entry. */
    private static final int ATTEMPTS = 4;

    @Override
    public Optional<E> get(K key) {
      return Optional.ofNullable(cache.get(key));
    }

    @Override
    public void put(K key, E entry, Predicate<E> isCurrent) {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        E old = cache.get(key);
        boolean done =
            old == null
                ? cache.putIfAbsent(key, entry) == null
                : (isCurrent.test(old) && !entry.replaces(old)) || cache.replace(key, old, entry);
        if (done) {
          return;
        }
      }
    }

    @Override
    public long evictions() {
      return evicted.sum();
    }
  }
}
