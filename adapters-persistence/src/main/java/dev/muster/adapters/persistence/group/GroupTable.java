package dev.muster.adapters.persistence.group;

import dev.muster.adapters.persistence.search.Column;
import dev.muster.adapters.persistence.search.Conditions;
import dev.muster.adapters.persistence.search.Kind;
import dev.muster.adapters.persistence.search.Relation;
import dev.muster.adapters.persistence.search.ResourceTable;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import java.util.List;
import java.util.Optional;

/** The table groups: which attributes have columns, and its members. */
final class GroupTable implements ResourceTable {

  private static final List<Column> COLUMNS =
      List.of(
          column("externalId", "external_id", "external_id", Kind.TEXT),
          column("displayName", "display_name", "display_name_key", Kind.FOLDED_TEXT),
          column("id", "id", "(id::text collate \"C\")", Kind.IDENTIFIER),
          column("meta.created", "created", "created", Kind.TIMESTAMP),
          column("meta.lastModified", "last_modified", "last_modified", Kind.TIMESTAMP),
          column("meta.version", "version", "('W/\"' || version || '\"') collate \"C\"", Kind.TEXT),
          column("meta.resourceType", "'Group'", "('Group' collate \"C\")", Kind.TEXT));

  private static final Relation MEMBERS = new GroupMembers();

  private final ResourceType type;

  /**
   * @param type Group, perhaps with extensions of the server's own
   */
  GroupTable(ResourceType type) {
    this.type = type;
  }

  private static Column column(String path, String value, String key, Kind kind) {
    return new Column(
        AttributePath.resolve(CoreSchemas.GROUP, path).orElseThrow(), value, key, kind);
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
    return COLUMNS;
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
