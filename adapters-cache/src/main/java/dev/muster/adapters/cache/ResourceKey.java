package dev.muster.adapters.cache;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.ResourceId;

/** The key of a cached resource; no tenant ever meets another's. */
public record ResourceKey(TenantId tenant, ResourceId id) {}
