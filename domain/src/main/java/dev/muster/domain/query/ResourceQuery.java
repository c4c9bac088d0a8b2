package dev.muster.domain.query;

import dev.muster.domain.filter.Filter;
import dev.muster.domain.projection.Projection;
import org.jspecify.annotations.Nullable;

/**
 * A page of the resources that a filter matches (RFC 7644 §3.4.2).
 *
 * @param filter null: all
 * @param count the most resources that the page may have, from 0 to {@link #MAX_COUNT}
 */
public record ResourceQuery(
    @Nullable Filter filter, Sort sort, PageStart start, int count, Projection projection) {

  /** The page size when the client does not say. */
  public static final int DEFAULT_COUNT = 100;

  /** More are never returned in one page. */
  public static final int MAX_COUNT = 1_000;

  /** Values below the range are raised, and those above it lowered, as RFC 7644 §3.4.2.4 has it. */
  public ResourceQuery {
    count = Math.clamp(count, 0, MAX_COUNT);
  }

  /**
   * A page that begins at an index.
   *
   * @param startIndex of the first resource of the page, from 1
   */
  public ResourceQuery(
      @Nullable Filter filter, Sort sort, int startIndex, int count, Projection projection) {
    this(filter, sort, new PageStart.Index(startIndex), count, projection);
  }
}
