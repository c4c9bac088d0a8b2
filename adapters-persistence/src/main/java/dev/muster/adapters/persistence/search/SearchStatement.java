package dev.muster.adapters.persistence.search;

import dev.muster.domain.query.ResourceQuery;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parameter object of searches.
 *
 * @param columns the SELECT list besides id, version and dates
 * @param where null: all of the tenant
 */
public record SearchStatement(
    int tenant, String columns, @Nullable SqlFragment where, String order, int limit, long offset) {

  private static final String WHOLE_DOCUMENT = "document";

  /** The statement that brings the page of a query. */
  public static SearchStatement of(ResourceTable table, int tenant, ResourceQuery query) {
    return new SearchStatement(
        tenant,
        columns(selection(table, query)),
        where(table, query),
        SortTranslator.translate(table, query.sort()),
        query.count(),
        query.startIndex() - 1L);
  }

  /** The columns to which a query can be narrowed; empty if the document is needed. */
  public static Optional<List<Column>> selection(ResourceTable table, ResourceQuery query) {
    return query.projection().selection().flatMap(table::select);
  }

  /** A SELECT list: these columns, or the document. */
  public static String columns(Optional<List<Column>> selection) {
    return selection
        .map(
            columns ->
                columns.isEmpty()
                    ? "null::text as document"
                    : columns.stream()
                        .map(Column::value)
                        .distinct()
                        .collect(Collectors.joining(", ")))
        .orElse(WHOLE_DOCUMENT);
  }

  private static @Nullable SqlFragment where(ResourceTable table, ResourceQuery query) {
    if (query.filter() == null) {
      return null;
    }
    SqlBuilder sql = new SqlBuilder("where");
    new FilterTranslator(table, sql).translate(query.filter());
    return sql.build();
  }
}
