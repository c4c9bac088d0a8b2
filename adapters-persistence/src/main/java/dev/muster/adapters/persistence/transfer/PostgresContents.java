package dev.muster.adapters.persistence.transfer;

import dev.muster.application.port.out.ExportStore.Contents;
import dev.muster.application.port.out.ExportStore.Kept;
import dev.muster.application.port.out.ExportStore.Membership;
import dev.muster.domain.schema.ResourceType;
import java.util.Iterator;
import java.util.List;

/** What a tenant has, as one transaction sees it. */
final class PostgresContents implements Contents {

  private final int tenant;
  private final ExportMapper mapper;

  PostgresContents(int tenant, ExportMapper mapper) {
    this.tenant = tenant;
    this.mapper = mapper;
  }

  @Override
  public List<String> otherTypes() {
    return mapper.otherTypes(tenant);
  }

  @Override
  public long count(ResourceType type) {
    return mapper.total(tenant, type.name());
  }

  @Override
  public Iterator<Kept> resources(ResourceType type, boolean passwords) {
    return new CursorRows<>(
        mapper.resources(tenant, SourceTable.of(type), passwords && type.isUser()),
        ExportedRow::kept);
  }

  @Override
  public Iterator<Membership> memberships() {
    return new CursorRows<>(mapper.memberships(tenant), MemberOfRow::membership);
  }
}
