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
import java.util.concurrent.atomic.LongAdder;
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
 * Keeps entries in this process, by Ehcache: each kind in the heap, sized by entries and all
 * together by bytes; or, if so set, in the heap, sized by entries, and outside of it, sized by
 * bytes.
 */
public final class EhcacheBackend implements CacheBackend {

  private final CacheSettings settings;
  private final HeapRoom room;
  private final Timeline timeline = new LocalTimeline();
  private final CacheManager manager = CacheManagerBuilder.newCacheManagerBuilder().build(true);

  public EhcacheBackend(CacheSettings settings) {
    this.settings = settings;
    this.room = new HeapRoom(settings.maxHeapBytes());
  }

  @Override
  public Timeline timeline() {
    return timeline;
  }

  @Override
  public EntryStore<ResourceKey, CachedResource> resources(String prefix) {
    return settings.offHeapBytes() == 0
        ? heapStore(prefix, ResourceKey.class, settings.maxEntries())
        : tieredStore(
            prefix,
            new TieredHolding<>(TieredHolding.MAX_RESOURCE_BYTES),
            ResourceKey.class,
            CachedResource.class,
            EntryCodec.RESOURCES,
            settings.maxEntries());
  }

  @Override
  public EntryStore<QueryKey, CachedPage> pages(String prefix) {
    String name = "page-" + prefix;
    return settings.offHeapBytes() == 0
        ? heapStore(name, QueryKey.class, settings.maxPages())
        : tieredStore(
            name,
            new TieredHolding<>(CacheSettings.MAX_PAGE_BYTES),
            QueryKey.class,
            CachedPage.class,
            EntryCodec.PAGES,
            settings.maxPages());
  }

  private <K extends CacheKey, E extends CacheEntry> EntryStore<K, E> heapStore(
      String name, Class<K> keys, long most) {
    @SuppressWarnings("unchecked") // there is but one class of them
    Class<Held<E>> values = (Class<Held<E>>) (Class<?>) Held.class;
    LongAdder evictions = new LongAdder();
    Cache<K, Held<E>> cache =
        cache(
            name,
            CacheConfigurationBuilder.newCacheConfigurationBuilder(
                keys, values, ResourcePoolsBuilder.heap(most)),
            evictions);
    room.add(new HeapShare<>(cache, evictions));
    return new EhcacheStore<>(cache, new HeapHolding<>(room), evictions);
  }

  /**
   * @throws NoRoomException if the memory outside the heap cannot be had
   */
  private <K extends CacheKey, E extends CacheEntry> EntryStore<K, E> tieredStore(
      String name,
      TieredHolding<E> holding,
      Class<K> keys,
      Class<E> values,
      EntryCodec<E> codec,
      long most) {
    ResourcePoolsBuilder pools =
        ResourcePoolsBuilder.heap(most).offheap(settings.offHeapBytes(), MemoryUnit.B);
    LongAdder evictions = new LongAdder();
    try {
      Cache<K, E> cache =
          cache(
              name,
              CacheConfigurationBuilder.newCacheConfigurationBuilder(keys, values, pools)
                  .withKeySerializer(new KeySerializer<>(keys))
                  .withValueSerializer(new EntrySerializer<>(codec)),
              evictions);
      return new EhcacheStore<>(cache, holding, evictions);
    } catch (IllegalStateException failure) {
      throw new NoRoomException(failure);
    }
  }

  private <K, V> Cache<K, V> cache(
      String name, CacheConfigurationBuilder<K, V> configuration, LongAdder evictions) {
    return manager.createCache(
        name,
        configuration
            .withExpiry(ExpiryPolicyBuilder.timeToLiveExpiration(settings.timeToLive()))
            .withService(
                CacheEventListenerConfigurationBuilder.newEventListenerConfiguration(
                        event -> evictions.increment(), EventType.EVICTED)
                    .unordered()
                    .synchronous()));
  }

  @Override
  public long heapBytes() {
    return room.bytes();
  }

  @Override
  public void close() {
    manager.close();
  }
}
