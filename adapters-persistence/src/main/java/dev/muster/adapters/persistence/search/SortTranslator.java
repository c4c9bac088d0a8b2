package dev.muster.adapters.persistence.search;

import dev.muster.domain.path.AttributePath;
import dev.muster.domain.query.Sort;
import dev.muster.domain.schema.Attribute;
import java.util.Optional;

/**
 * Writes sorts as SQL. The key and the id run in the same direction, so that one index serves both;
 * PostgreSQL puts null last in ascending and first in descending order, as {@link Sort} asks.
 */
final class SortTranslator {

  private SortTranslator() {}

  static String translate(ResourceTable table, Sort sort) {
    String direction = sort.descending() ? " desc" : "";
    String id = "id" + direction;
    if (sort.path().equals(Sort.BY_ID.path())) {
      return id;
    }
    return key(table, sort.path()) + direction + ", " + id;
  }

  private static String key(ResourceTable table, AttributePath path) {
    Optional<Column> column = table.column(path);
    if (column.isPresent()) {
      return column.get().key();
    }
    Kind kind = Kind.inDocument(path.leaf());
    return path.attribute().multiValued()
        ? kind.convert(preferred(path))
        : kind.convert(DocumentPath.text(path));
  }

  private static String preferred(AttributePath path) {
    Attribute sub = path.subAttribute();
    String text =
        sub == null
            ? DocumentPath.scalar(DocumentPath.ELEMENT)
            : DocumentPath.child(DocumentPath.ELEMENT, sub);
    return "(select "
        + text
        + " from jsonb_array_elements("
        + DocumentPath.attribute(path)
        + ") with ordinality as elements(element, position)"
        + " order by coalesce((element ->> 'primary')::boolean, false) desc, position limit 1)";
  }
}
