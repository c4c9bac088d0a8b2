package dev.muster.adapters.cache;

import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.value.Value;

/**
 * A resource in memory.
 *
 * @param resource with its relations, if they were read
 * @param hasRelations whether they were
 * @param documents the epoch in which it was read
 * @param relations the epoch in which its relations were read
 */
record CachedResource(
    StoredResource resource, boolean hasRelations, long documents, long relations) {

  /** What a value of a relation takes besides its text, in bytes. */
  private static final int VALUE_OVERHEAD = 300;

  /** Whether it may be kept, so that the size of the cache has a bound in bytes too. */
  boolean isSmall() {
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
}
