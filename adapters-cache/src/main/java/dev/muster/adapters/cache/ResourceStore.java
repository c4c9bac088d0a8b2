package dev.muster.adapters.cache;

import dev.muster.domain.resource.StoredResource;
import java.util.Optional;

/** Where cached resources are kept: one implementation for each backend. */
interface ResourceStore {

  Optional<StoredResource> get(ResourceKey key);

  void put(ResourceKey key, StoredResource resource);

  void remove(ResourceKey key);
}
