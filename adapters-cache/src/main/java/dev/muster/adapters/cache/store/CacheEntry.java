package dev.muster.adapters.cache.store;

import dev.muster.adapters.cache.freshness.Mark;

/** What was read, and when. */
public sealed interface CacheEntry permits CachedResource, CachedPage {

  Mark mark();

  /** The version of what was read; 0: it has none, or does not exist. */
  long version();

  /** About how much room it takes, in bytes. */
  long size();

  /** Whether it is as good as another of the same version and mark. */
  boolean isAsWholeAs(CacheEntry other);

  /**
   * Whether it may take the place of another of its key. A read that began earlier may have ended
   * later, so that versions tell more than marks.
   */
  default boolean replaces(CacheEntry other) {
    if (version() > 0 && other.version() > 0 && version() != other.version()) {
      return version() > other.version();
    }
    int order = Long.compare(mark().position(), other.mark().position());
    if (order == 0) {
      order = Long.compare(mark().here(), other.mark().here());
    }
    return order == 0 ? isAsWholeAs(other) : order > 0;
  }
}
