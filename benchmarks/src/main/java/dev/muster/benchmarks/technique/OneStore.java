package dev.muster.benchmarks.technique;

import dev.muster.adapters.cache.freshness.LocalTimeline;
import dev.muster.adapters.cache.freshness.Timeline;
import dev.muster.adapters.cache.store.CacheBackend;
import dev.muster.adapters.cache.store.CachedPage;
import dev.muster.adapters.cache.store.CachedResource;
import dev.muster.adapters.cache.store.EntryStore;
import dev.muster.adapters.cache.store.QueryKey;
import dev.muster.adapters.cache.store.ResourceKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** A map that several caches share, and out of which entries can be taken; without pages. */
final class OneStore implements CacheBackend, EntryStore<ResourceKey, CachedResource> {

  private final Timeline timeline = new LocalTimeline();
  private final Map<ResourceKey, CachedResource> entries = new ConcurrentHashMap<>();

  @Override
  public Timeline timeline() {
    return timeline;
  }

  @Override
  public EntryStore<ResourceKey, CachedResource> resources(String prefix) {
    return this;
  }

  @Override
  public EntryStore<QueryKey, CachedPage> pages(String prefix) {
    throw new UnsupportedOperationException("pages are not kept");
  }

  @Override
  public Optional<CachedResource> get(ResourceKey key) {
    return Optional.ofNullable(entries.get(key));
  }

  @Override
  public void put(ResourceKey key, CachedResource entry, Predicate<CachedResource> isCurrent) {
    var _ = entries.merge(key, entry, (old, next) -> next.replaces(old) ? next : old);
  }

  /** As if it had never been read. */
  void remove(ResourceKey key) {
    entries.remove(key);
  }

  @Override
  public void close() {
    entries.clear();
  }
}
