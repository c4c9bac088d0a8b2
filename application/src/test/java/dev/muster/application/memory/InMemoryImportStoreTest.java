package dev.muster.application.memory;

import dev.muster.application.fixture.BesideOthers;
import dev.muster.application.port.out.GroupRepository;
import dev.muster.application.port.out.ImportStore;
import dev.muster.application.port.out.ImportStoreContract;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.schema.ResourceType;

@BesideOthers
final class InMemoryImportStoreTest extends ImportStoreContract {

  private final InMemoryDirectory directory = new InMemoryDirectory();
  private final InMemoryImportStore store = new InMemoryImportStore(directory);
  private int tenants;

  @Override
  public ImportStore store() {
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
