package dev.muster.adapters.cache.redis;

import dev.muster.adapters.cache.freshness.Lease;
import dev.muster.adapters.cache.freshness.SharedTimeline;
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
import java.time.Duration;

/**
 * Keeps entries in Redis or Valkey. What is there is never trusted further than it says itself: an
 * entry names the transactions that it has, and is used where this server knows of no later one. So
 * nothing has to be deleted there when somebody writes, and a Redis that was away, lost data, or
 * came back with old data makes reads slower, never wrong.
 */
public final class RedisBackend implements CacheBackend {

  /** More than what is kept takes as bytes; the sizes in its own bounds are those in the heap. */
  private static final int MAX_RESOURCE = 2 * CacheSettings.MAX_RESOURCE_BYTES;

  private static final int MAX_PAGE = 2 * CacheSettings.MAX_PAGE_BYTES;

  private final RedisSettings settings;
  private final long timeToLive;
  private final SharedTimeline timeline;
  private final Seal seal;
  private final RedisLink link;

  /**
   * @param timeToLive after which Redis drops an entry, at least a millisecond
   * @param lease of the polls by which the server follows the writes
   * @param secret by which servers of one directory know each other's entries
   */
  public RedisBackend(RedisSettings settings, Duration timeToLive, Lease lease, byte[] secret) {
    this.settings = settings;
    this.timeToLive = timeToLive.toMillis();
    this.timeline = new SharedTimeline(lease);
    this.seal = new Seal(secret);
    this.link = new RedisLink(settings.uri()).open();
  }

  @Override
  public Timeline timeline() {
    return timeline;
  }

  @Override
  public EntryStore<ResourceKey, CachedResource> resources(String prefix) {
    return store(prefix, EntryCodec.RESOURCES, MAX_RESOURCE);
  }

  @Override
  public EntryStore<QueryKey, CachedPage> pages(String prefix) {
    return store("page-" + prefix, EntryCodec.PAGES, MAX_PAGE);
  }

  private <K extends CacheKey, E extends CacheEntry> EntryStore<K, E> store(
      String kind, EntryCodec<E> codec, int maxBytes) {
    return new RedisStore<>(
        link, seal, codec, new KeyNames(timeline, settings, kind), timeToLive, maxBytes);
  }

  @Override
  public void close() {
    link.close();
  }
}
