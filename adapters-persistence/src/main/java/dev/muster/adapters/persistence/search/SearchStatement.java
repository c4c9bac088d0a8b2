package dev.muster.adapters.persistence.search;

import dev.muster.adapters.persistence.text.VariableText;
import dev.muster.domain.filter.ComparisonOperator;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.query.PageStart;
import dev.muster.domain.query.Position;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameter object of searches.
 *
 * @param type the name of the resource type
 * @param columns the SELECT list besides id, version and dates
 * @param names what the columns are called
 * @param filter from which the condition comes, for advice; no part of the text
 * @param where null: all of the tenant
 * @param branches where a cursor continues: nowhere, or one condition, or two that exclude each
 *     other
 * @param sortKey in the SELECT list, the key of each resource for cursors; null: not needed
 * @param place what resources are ordered by besides their id
 * @param placeOrder the order once the key is called place
 * @param limit one more than a cursor's page has, so that it shows whether there is another; 0 if
 *     the page has none
 * @param isLookup whether at most one resource matches, whatever the values
 */
public record SearchStatement(
    int tenant,
    String type,
    String columns,
    String names,
    @Nullable Filter filter,
    @Nullable SqlFragment where,
    List<SqlFragment> branches,
    @Nullable String sortKey,
    String place,
    String order,
    String placeOrder,
    int limit,
    long offset,
    boolean isLookup)
    implements VariableText {

  private record Shape(
      String columns,
      String names,
      @Nullable String where,
      List<String> branches,
      @Nullable String sortKey,
      String place,
      String order,
      String placeOrder,
      boolean skips) {}

  /** The statement that brings the page of a query. */
  public static SearchStatement of(ResourceTable table, int tenant, ResourceQuery query) {
    SortKey key = SortKey.of(table, query.sort());
    return switch (query.start()) {
      case PageStart.Index(int startIndex) ->
          new SearchStatement(
              tenant,
              table.type().name(),
              SelectList.listed(table, query.projection()),
              SelectList.names(table, query.projection()),
              query.filter(),
              where(table, query),
              List.of(),
              null,
              key.expression(),
              key.order(),
              key.orderOf("place"),
              query.count(),
              startIndex - 1L,
              isLookup(table, query));
      case PageStart.Beside(Position position) -> beside(table, tenant, query, key, position);
    };
  }

  private static SearchStatement beside(
      ResourceTable table,
      int tenant,
      ResourceQuery query,
      SortKey wholeKey,
      @Nullable Position position) {
    SortKey forward = wholeKey.shortened();
    SortKey key = position != null && position.backward() ? forward.reversed() : forward;
    return new SearchStatement(
        tenant,
        table.type().name(),
        SelectList.listed(table, query.projection()),
        SelectList.names(table, query.projection()),
        query.filter(),
        where(table, query),
        position == null ? List.of() : Walk.after(key, position, i -> "branches[" + i + "]"),
        key.isId() ? "null::text" : "(" + key.expression() + ")::text",
        key.expression(),
        key.order(),
        key.orderOf("place"),
        query.count() == 0 ? 0 : query.count() + 1,
        0,
        isLookup(table, query));
  }

  private static @Nullable SqlFragment where(ResourceTable table, ResourceQuery query) {
    if (query.filter() == null) {
      return null;
    }
    SqlBuilder sql = new SqlBuilder("where");
    new FilterTranslator(table, sql).translate(query.filter());
    return sql.build();
  }

  /** A lookup is as good as a statement by key; others have as many texts as there are filters. */
  @Override
  public @Nullable Object shape() {
    if (!isLookup) {
      return null;
    }
    return new Shape(
        columns,
        names,
        where == null ? null : where.sql(),
        branches.isEmpty() ? List.of() : branches.stream().map(SqlFragment::sql).toList(),
        sortKey,
        place,
        order,
        placeOrder,
        offset > 0);
  }

  /** Of lookups there are few different texts, which are worth keeping prepared. */
  private static boolean isLookup(ResourceTable table, ResourceQuery query) {
    Filter filter = query.filter();
    return filter != null
        && query.sort().equals(Sort.BY_ID)
        && switch (filter) {
          case Filter.Comparison _ -> isUnique(table, filter);
          case Filter.And(List<Filter> operands) ->
              operands.size() == 2
                  && operands.stream().allMatch(SearchStatement::isEquality)
                  && operands.stream().anyMatch(operand -> isUnique(table, operand));
          case Filter.Or _, Filter.Not _, Filter.Present _, Filter.ValuePath _ -> false;
        };
  }

  private static boolean isEquality(Filter filter) {
    return filter instanceof Filter.Comparison comparison
        && comparison.operator() == ComparisonOperator.EQ;
  }

  private static boolean isUnique(ResourceTable table, Filter filter) {
    return filter instanceof Filter.Comparison(AttributePath path, var operator, var _)
        && operator == ComparisonOperator.EQ
        && table.isUnique(path);
  }
}
