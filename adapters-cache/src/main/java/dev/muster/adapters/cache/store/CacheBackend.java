package dev.muster.adapters.cache.store;

import dev.muster.adapters.cache.freshness.Timeline;

/** Where entries are kept: one implementation for each product. */
public interface CacheBackend extends AutoCloseable {

  /** In which the marks of its entries are. */
  Timeline timeline();

  /**
   * Makes room for resources.
   *
   * @param prefix of the keys, one for each type
   */
  EntryStore<ResourceKey, CachedResource> resources(String prefix);

  /**
   * Makes room for pages.
   *
   * @param prefix of the keys, one for each type
   */
  EntryStore<QueryKey, CachedPage> pages(String prefix);

  /** About how many bytes of the heap what is kept takes; 0 where that is not known. */
  default long heapBytes() {
    return 0;
  }

  @Override
  void close();
}
