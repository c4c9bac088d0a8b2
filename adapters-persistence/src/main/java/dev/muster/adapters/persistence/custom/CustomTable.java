package dev.muster.adapters.persistence.custom;

import dev.muster.adapters.persistence.search.Column;
import dev.muster.adapters.persistence.search.Conditions;
import dev.muster.adapters.persistence.search.Kind;
import dev.muster.adapters.persistence.search.Relation;
import dev.muster.adapters.persistence.search.ResourceTable;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.ResourceType;
import java.util.List;
import java.util.Optional;

/** The table resources, for one type: only common attributes have columns. */
final class CustomTable implements ResourceTable {

  private final ResourceType type;
  private final List<Column> columns;

  CustomTable(ResourceType type) {
    this.type = type;
    this.columns =
        List.of(
            column("externalId", "external_id", "external_id", Kind.TEXT),
            column("id", "id", "(id::text collate \"C\")", Kind.IDENTIFIER),
            column("meta.created", "created", "created", Kind.TIMESTAMP),
            column("meta.lastModified", "last_modified", "last_modified", Kind.TIMESTAMP),
            column(
                "meta.version", "version", "('W/\"' || version || '\"') collate \"C\"", Kind.TEXT),
            column("meta.resourceType", "type", "type", Kind.TEXT));
  }

  private Column column(String path, String value, String key, Kind kind) {
    return new Column(AttributePath.resolve(type, path).orElseThrow(), value, key, kind);
  }

  @Override
  public String name() {
    return "resources";
  }

  @Override
  public ResourceType type() {
    return type;
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public Optional<Relation> relation() {
    return Optional.empty();
  }

  @Override
  public boolean narrow(Filter filter, Conditions conditions) {
    return false;
  }
}
