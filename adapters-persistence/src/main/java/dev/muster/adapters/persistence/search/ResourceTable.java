package dev.muster.adapters.persistence.search;

import dev.muster.domain.filter.Filter;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.ResourceType;
import java.util.List;
import java.util.Optional;

/** What a table of resources offers to searches beyond its document. */
public interface ResourceTable {

  ResourceType type();

  /** The extracted columns. */
  List<Column> columns();

  /**
   * Adds a condition that is implied by the filter and served by an index, if there is one.
   *
   * @return whether one was added
   */
  boolean narrow(Filter filter, Conditions conditions);

  /** The extracted column of a path, if there is one. */
  default Optional<Column> column(AttributePath path) {
    return columns().stream().filter(column -> column.path().equals(path)).findFirst();
  }

  /** The columns that hold all these paths; empty if the document is needed. */
  default Optional<List<Column>> select(List<AttributePath> paths) {
    // In the order of the table, so that there are few different statements.
    List<Column> selected =
        columns().stream().filter(column -> paths.contains(column.path())).toList();
    boolean all = paths.stream().allMatch(path -> column(path).isPresent());
    return all ? Optional.of(selected) : Optional.empty();
  }
}
