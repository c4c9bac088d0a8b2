package dev.muster.adapters.persistence.group;

import dev.muster.adapters.persistence.search.Column;
import dev.muster.adapters.persistence.search.Conditions;
import dev.muster.adapters.persistence.search.Kind;
import dev.muster.adapters.persistence.search.Relation;
import dev.muster.adapters.persistence.search.ResourceTable;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.schema.ResourceType;
import java.util.List;
import java.util.Optional;

/** The table groups: which attributes have columns, and its members. */
final class GroupTable implements ResourceTable {

  private static final Relation MEMBERS = new GroupMembers();

  private final ResourceType type;
  private final List<Column> columns;

  /**
   * @param type Group, perhaps with extensions of the server's own
   */
  GroupTable(ResourceType type) {
    this.type = type;
    this.columns =
        Column.withCommon(
            type,
            "'Group'",
            Column.of(type, "displayName", "display_name", "display_name_key", Kind.FOLDED_TEXT));
  }

  @Override
  public String name() {
    return "groups";
  }

  @Override
  public ResourceType type() {
    return type;
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public Optional<Relation> relation() {
    return Optional.of(MEMBERS);
  }

  @Override
  public boolean narrow(Filter filter, Conditions conditions) {
    return false;
  }
}
