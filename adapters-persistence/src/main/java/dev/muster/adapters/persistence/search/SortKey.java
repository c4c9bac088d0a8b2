package dev.muster.adapters.persistence.search;

import dev.muster.domain.path.AttributePath;
import dev.muster.domain.query.Sort;
import java.util.Optional;

/**
 * The expression by which a search is ordered. The key and the id run in the same direction, so
 * that one index serves both; PostgreSQL puts null last in ascending and first in descending order,
 * as {@link Sort} asks.
 *
 * @param expression constant SQL; {@code id} if the sort is by nothing else
 * @param isShort whether a cursor can carry the key as it is
 */
record SortKey(String expression, Kind kind, boolean descending, boolean isShort) {

  private static final String ID = "id";

  static SortKey of(ResourceTable table, Sort sort) {
    AttributePath path = sort.path();
    if (path.equals(Sort.BY_ID.path())) {
      return byId(sort.descending());
    }
    Optional<Column> column = table.column(path);
    if (column.isPresent()) {
      return of(Key.of(column.get()), sort);
    }
    String text =
        path.attribute().multiValued()
            ? preferred(Elements.of(table, path), path)
            : DocumentPath.text(path);
    return of(Key.inDocument(text, path.leaf()), sort);
  }

  private static SortKey of(Key key, Sort sort) {
    return new SortKey(key.whole(), key.kind(), sort.descending(), key.isShort());
  }

  static SortKey byId(boolean descending) {
    return new SortKey(ID, Kind.IDENTIFIER, descending, true);
  }

  /** The key of resources that have no such attribute. */
  static SortKey absent(Kind kind, boolean descending) {
    return new SortKey("null", kind, descending, true).as(kind);
  }

  /** The same key as a value of this kind. */
  SortKey as(Kind other) {
    String cast = "(" + expression + ")::" + other.sqlType();
    String sql = other.isText() ? "(" + cast + ") collate \"C\"" : cast;
    return new SortKey(sql, other, descending, isShort);
  }

  private static String preferred(Elements elements, AttributePath path) {
    return "(select "
        + elements.text(path.subAttribute())
        + " from "
        + elements.from()
        + " order by "
        + elements.order()
        + " limit 1)";
  }

  /** The same key, short enough to be carried: what an index holds. */
  SortKey shortened() {
    return new SortKey(new Key(expression, kind, isShort).indexed(), kind, descending, true);
  }

  boolean isId() {
    return expression.equals(ID);
  }

  /** The same order from its end. */
  SortKey reversed() {
    return new SortKey(expression, kind, !descending, isShort);
  }

  /** For ORDER BY. */
  String order() {
    return orderOf(expression);
  }

  /** The same where the key has a name. */
  String orderOf(String name) {
    String direction = descending ? " desc" : "";
    String id = ID + direction;
    return isId() ? id : name + direction + ", " + id;
  }
}
