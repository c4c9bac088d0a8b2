package dev.muster.adapters.persistence.search;

import dev.muster.application.port.out.RelationScope;
import dev.muster.domain.projection.Projection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The columns that a projection needs, besides id, version and dates. */
public final class SelectList {

  private static final String DOCUMENT = "document";
  private static final String RELATED = "related";

  /** A list has a column, even if nothing is wanted but what every row has. */
  private static final String NOTHING = "null::text as " + DOCUMENT;

  private SelectList() {}

  /** For one resource: constant SQL. */
  public static String of(ResourceTable table, Projection projection) {
    return list(table, projection, SelectList::shown);
  }

  /** For each resource of a list. */
  static String listed(ResourceTable table, Projection projection) {
    return list(table, projection, Relation::shownArray);
  }

  /** What the columns of a list are called. */
  static String names(ResourceTable table, Projection projection) {
    return list(table, projection, _ -> RELATED, DOCUMENT);
  }

  private static String list(
      ResourceTable table, Projection projection, Function<Relation, String> array) {
    return list(table, projection, array.andThen(SelectList::related), NOTHING);
  }

  private static String list(
      ResourceTable table,
      Projection projection,
      Function<Relation, String> relation,
      String nothing) {
    Optional<List<Column>> selection = projection.selection().flatMap(table::select);
    Set<String> columns = new LinkedHashSet<>();
    if (selection.isEmpty()) {
      columns.add(DOCUMENT);
    } else {
      selection.get().forEach(column -> columns.add(column.value()));
    }
    if (projection.carriesRelation()) {
      table.relation().map(relation).ifPresent(columns::add);
    }
    return columns.isEmpty() ? nothing : String.join(", ", columns);
  }

  private static String shown(Relation relation) {
    return relation.isReadApart() ? relation.shownArray() : relation.array();
  }

  /** The document, and with it the relation as far as it is wanted. */
  public static String whole(ResourceTable table, RelationScope scope) {
    Optional<Relation> relation = table.relation();
    return switch (scope) {
      case NONE -> DOCUMENT;
      case SHOWN -> DOCUMENT + relation.map(of -> ", " + related(shown(of))).orElse("");
      case ALL -> DOCUMENT + relation.map(of -> ", " + related(of.array())).orElse("");
    };
  }

  private static String related(String array) {
    return array + " as " + RELATED;
  }
}
