package dev.muster.application.memory;

import dev.muster.application.port.out.DirectorySearch;
import dev.muster.application.port.out.DirectorySearchContract;
import dev.muster.application.port.out.GroupRepository;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.schema.ResourceType;
import java.util.concurrent.atomic.AtomicInteger;

final class InMemoryDirectorySearchTest extends DirectorySearchContract {

  private final InMemoryDirectory directory = new InMemoryDirectory();
  private final AtomicInteger tenants = new AtomicInteger();

  @Override
  protected ResourceRepository users() {
    return directory.users();
  }

  @Override
  protected GroupRepository groups() {
    return directory.groups();
  }

  @Override
  protected ResourceRepository custom(ResourceType type) {
    return directory.custom(type);
  }

  @Override
  protected DirectorySearch search() {
    return directory.search();
  }

  @Override
  protected TenantId newTenant() {
    return new TenantId(tenants.incrementAndGet());
  }
}
