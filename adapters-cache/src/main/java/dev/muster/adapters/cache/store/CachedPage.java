package dev.muster.adapters.cache.store;

import dev.muster.adapters.cache.freshness.Mark;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.resource.SelectedResource;
import dev.muster.domain.resource.StoredResource;

/**
 * A page that was computed from the state of a tenant.
 *
 * @param mark when it was read
 */
public record CachedPage(ResourcePage page, Mark mark) implements CacheEntry {

  @Override
  public long version() {
    return 0;
  }

  @Override
  public boolean isAsWholeAs(CacheEntry other) {
    return true;
  }

  @Override
  public long size() {
    long size = CachedResource.OVERHEAD;
    for (var resource : page.resources()) {
      size += CachedResource.OVERHEAD + ValueSize.of(resource.related());
      size +=
          switch (resource) {
            case StoredResource stored -> stored.document().length();
            case SelectedResource selected -> ValueSize.of(selected.attributes());
          };
    }
    return size;
  }
}
