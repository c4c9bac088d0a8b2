package dev.muster.adapters.cache;

import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What is in memory of a resource.
 *
 * @param resource with its relations, if they were read; null: there is none
 * @param hasRelations whether they were
 * @param moment when it was read
 */
public record CachedResource(
    @Nullable StoredResource resource, boolean hasRelations, Moment moment) {

  /** What a value of a relation takes besides its text, in bytes. */
  private static final int VALUE_OVERHEAD = 300;

  /** Whether it may be kept, so that the size of the cache has a bound in bytes too. */
  boolean isSmall() {
    if (resource == null) {
      return true;
    }
    long size = resource.document().length();
    for (Value values : resource.related().attributes().values()) {
      if (values instanceof Value.Multiple related) {
        for (Value.Complex value : related.complexValues()) {
          size += VALUE_OVERHEAD + 2L * value.text("display").orElse("").length();
        }
      }
    }
    return size <= CacheSettings.MAX_VALUE_BYTES;
  }

  /** Whether it is to be kept instead of another of the same epoch. */
  boolean replaces(CachedResource other) {
    if (resource == null || other.resource == null) {
      return resource != null;
    }
    long version = resource.meta().version();
    long otherVersion = other.resource.meta().version();
    return version > otherVersion
        || (version == otherVersion && (hasRelations || !other.hasRelations));
  }
}
