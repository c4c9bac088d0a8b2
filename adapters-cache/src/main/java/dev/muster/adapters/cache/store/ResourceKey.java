package dev.muster.adapters.cache.store;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.ResourceId;

/** The key of a cached resource. */
public record ResourceKey(TenantId tenant, ResourceId id) implements CacheKey {

  @Override
  public String text() {
    return tenant.value() + ":" + id;
  }
}
