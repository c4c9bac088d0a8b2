package dev.muster.application.memory;

import dev.muster.application.fixture.EveryType;
import dev.muster.application.port.out.ExportStore;
import dev.muster.application.port.out.ExportStoreContract;
import dev.muster.application.port.out.GroupRepository;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import java.util.List;

final class InMemoryExportStoreTest extends ExportStoreContract {

  private final InMemoryDirectory directory = new InMemoryDirectory();
  private final InMemoryExportStore store =
      new InMemoryExportStore(
          directory, List.of(CoreSchemas.USER, CoreSchemas.GROUP, EveryType.TYPE));
  private int tenants;

  @Override
  public ExportStore store() {
    return store;
  }

  @Override
  public ResourceRepository users() {
    return directory.users();
  }

  @Override
  public GroupRepository groups() {
    return directory.groups();
  }

  @Override
  public ResourceRepository custom(ResourceType type) {
    return directory.custom(type);
  }

  @Override
  public TenantId newTenant() {
    return new TenantId(++tenants);
  }
}
