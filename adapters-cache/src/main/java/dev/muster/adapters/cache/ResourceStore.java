package dev.muster.adapters.cache;

import java.util.Optional;

/** Cached resources of one type. */
public interface ResourceStore {

  Optional<CachedResource> get(ResourceKey key);

  void put(ResourceKey key, CachedResource resource);

  void remove(ResourceKey key);
}
