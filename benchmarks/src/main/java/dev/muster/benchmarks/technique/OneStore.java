package dev.muster.benchmarks.technique;

import dev.muster.adapters.cache.CacheBackend;
import dev.muster.adapters.cache.ResourceStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Gives everybody who asks for it the same store, so that several caches share what they know. */
final class OneStore implements CacheBackend {

  private final CacheBackend backend;
  private final Map<String, ResourceStore> stores = new ConcurrentHashMap<>();

  /**
   * @param backend is closed with this
   */
  OneStore(CacheBackend backend) {
    this.backend = backend;
  }

  @Override
  public ResourceStore store(String prefix) {
    return stores.computeIfAbsent(prefix, backend::store);
  }

  @Override
  public void close() {
    backend.close();
  }
}
