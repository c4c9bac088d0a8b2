package dev.muster.adapters.cache;

import java.util.Optional;

/** Where cached resources are kept: one implementation for each backend. */
interface ResourceStore {

  Optional<CachedResource> get(ResourceKey key);

  void put(ResourceKey key, CachedResource resource);

  void remove(ResourceKey key);
}
