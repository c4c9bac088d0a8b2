package dev.muster.adapters.persistence.custom;

import dev.muster.adapters.persistence.search.Column;
import dev.muster.adapters.persistence.search.Conditions;
import dev.muster.adapters.persistence.search.Relation;
import dev.muster.adapters.persistence.search.ResourceTable;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.schema.ResourceType;
import java.util.List;
import java.util.Optional;

/** The table resources, for one type: only common attributes have columns. */
final class CustomTable implements ResourceTable {

  private final ResourceType type;
  private final List<Column> columns;

  CustomTable(ResourceType type) {
    this.type = type;
    this.columns = Column.withCommon(type, "type");
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
