package dev.muster.adapters.cache;

import dev.muster.adapters.cache.freshness.LastWrites;
import dev.muster.adapters.cache.freshness.Mark;
import dev.muster.adapters.cache.store.ResourceKey;
import dev.muster.domain.access.TenantId;

/**
 * Writes by which relations of resources may have changed that were not written themselves.
 *
 * @param ofOne of a single one
 * @param ofAny of any in a tenant
 */
record RelationWrites(LastWrites<ResourceKey> ofOne, LastWrites<TenantId> ofAny) {

  boolean areInEntry(ResourceKey key, Mark entry) {
    return ofOne.areInEntry(key, entry) && ofAny.areInEntry(key.tenant(), entry);
  }

  boolean areInRead(ResourceKey key, Mark read) {
    return ofOne.areInRead(key, read) && ofAny.areInRead(key.tenant(), read);
  }
}
