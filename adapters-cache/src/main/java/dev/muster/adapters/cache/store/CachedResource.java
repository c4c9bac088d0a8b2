package dev.muster.adapters.cache.store;

import dev.muster.adapters.cache.freshness.Mark;
import dev.muster.domain.resource.StoredResource;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a resource.
 *
 * @param resource with its relations, if they were read; null: there is none
 * @param hasRelations whether they were
 * @param mark when it was read
 */
public record CachedResource(@Nullable StoredResource resource, boolean hasRelations, Mark mark)
    implements CacheEntry {

  /** What is there beside the document and the relations, with its key and its place. */
  static final int OVERHEAD = 450;

  @Override
  public long version() {
    return resource == null ? 0 : resource.meta().version();
  }

  @Override
  public long size() {
    return resource == null
        ? OVERHEAD
        : OVERHEAD + resource.document().length() + ValueSize.of(resource.related());
  }

  /** A resource that is there was created meanwhile, sooner than it will turn out to be gone. */
  @Override
  public boolean isAsWholeAs(CacheEntry other) {
    return other instanceof CachedResource before
        && (before.resource == null || resource != null)
        && (hasRelations || !before.hasRelations);
  }
}
