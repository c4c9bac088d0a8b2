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
 */
record SortKey(String expression, Kind kind, boolean descending) {

  /** Longer texts that no column holds are cut for cursors, which carry the key. */
  private static final int MAX_LENGTH = 400;

  private static final String ID = "id";

  static SortKey of(ResourceTable table, Sort sort) {
    AttributePath path = sort.path();
    if (path.equals(Sort.BY_ID.path())) {
      return new SortKey(ID, Kind.IDENTIFIER, sort.descending());
    }
    Optional<Column> column = table.column(path);
    if (column.isPresent()) {
      return new SortKey(column.get().key(), column.get().kind(), sort.descending());
    }
    Kind kind = Kind.inDocument(path.leaf());
    String text =
        path.attribute().multiValued()
            ? preferred(Elements.of(table, path), path)
            : DocumentPath.text(path);
    return new SortKey(kind.convert(text), kind, sort.descending());
  }

  static SortKey byId(boolean descending) {
    return new SortKey(ID, Kind.IDENTIFIER, descending);
  }

  /** The key of resources that have no such attribute. */
  static SortKey absent(Kind kind, boolean descending) {
    return new SortKey("null", kind, descending).as(kind);
  }

  /** The same key as a value of this kind. */
  SortKey as(Kind other) {
    String cast = "(" + expression + ")::" + other.sqlType();
    return new SortKey(other.isText() ? "(" + cast + ") collate \"C\"" : cast, other, descending);
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

  /** The same key, short enough to be carried. */
  SortKey shortened() {
    boolean isColumn = expression.matches("[a-z_]+");
    return isColumn || !kind.isText()
        ? this
        : new SortKey("left(" + expression + ", " + MAX_LENGTH + ")", kind, descending);
  }

  boolean isId() {
    return expression.equals(ID);
  }

  /** The same order from its end. */
  SortKey reversed() {
    return new SortKey(expression, kind, !descending);
  }

  /** For ORDER BY. */
  String order() {
    String direction = descending ? " desc" : "";
    String id = ID + direction;
    return isId() ? id : expression + direction + ", " + id;
  }
}
