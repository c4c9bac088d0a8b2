package dev.muster.adapters.persistence.search;

import dev.muster.domain.filter.Filter;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.CommonAttributes;
import dev.muster.domain.schema.ResourceType;
import java.util.List;
import java.util.Optional;

/** What a table of resources offers to searches beyond its document. */
public interface ResourceTable {

  /** Its name in the database. */
  String name();

  ResourceType type();

  /** Whether other types are in it, too, told apart by the column type. */
  boolean isShared();

  /** Whether resources of the type can have what the path leads to. */
  default boolean has(AttributePath path) {
    return path.extension() == null
        ? type().attribute(path.attribute().name()).equals(Optional.of(path.attribute()))
        : type().extension(path.extension()).isPresent();
  }

  /** The extracted columns. */
  List<Column> columns();

  /**
   * Adds a condition that is implied by the filter and served by an index, if there is one.
   *
   * @return whether one was added
   */
  boolean narrow(Filter filter, Conditions conditions);

  /** Whether no two resources of a tenant have the same value there, which an index ensures. */
  default boolean isUnique(AttributePath path) {
    return path.equals(AttributePath.of(CommonAttributes.ID));
  }

  /** The relation that resources of the type have, if any. */
  Optional<Relation> relation();

  /** The relation, if the path leads into it. */
  default Optional<Relation> relation(AttributePath path) {
    return relation()
        .filter(
            relation -> path.extension() == null && path.attribute().equals(relation.attribute()));
  }

  /** The extracted column of a path, if there is one. */
  default Optional<Column> column(AttributePath path) {
    return columns().stream().filter(column -> column.path().equals(path)).findFirst();
  }

  /** The columns that hold all these paths but relations; empty if the document is needed. */
  default Optional<List<Column>> select(List<AttributePath> paths) {
    // In the order of the table, so that there are few different statements.
    List<Column> selected =
        columns().stream().filter(column -> paths.contains(column.path())).toList();
    boolean all =
        paths.stream().allMatch(path -> column(path).isPresent() || relation(path).isPresent());
    return all ? Optional.of(selected) : Optional.empty();
  }
}
