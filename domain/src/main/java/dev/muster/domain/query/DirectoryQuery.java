package dev.muster.domain.query;

import dev.muster.domain.filter.Filter;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.schema.ResourceType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the resources of several types together (RFC 7644 §3.4.2.1).
 *
 * @param parts one for each type
 * @param count the most resources that the page may have, from 0 to {@link ResourceQuery#MAX_COUNT}
 */
public record DirectoryQuery(List<Part> parts, boolean descending, PageStart start, int count) {

  /**
   * What is asked of one type.
   *
   * @param filter null: all
   * @param sort the path to sort by; null: none is asked for, or the type does not have it
   */
  public record Part(
      ResourceType type, @Nullable Filter filter, @Nullable Sort sort, Projection projection) {}

  public DirectoryQuery {
    parts = List.copyOf(parts);
    count = Math.clamp(count, 0, ResourceQuery.MAX_COUNT);
  }
}
