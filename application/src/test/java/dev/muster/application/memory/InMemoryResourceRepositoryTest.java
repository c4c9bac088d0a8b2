package dev.muster.application.memory;

import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.ResourceRepositoryContract;
import dev.muster.domain.access.TenantId;
import java.util.concurrent.atomic.AtomicInteger;

final class InMemoryResourceRepositoryTest extends ResourceRepositoryContract {

  private final InMemoryResourceRepository repository = new InMemoryResourceRepository();
  private final AtomicInteger tenants = new AtomicInteger();

  @Override
  public ResourceRepository repository() {
    return repository;
  }

  @Override
  public TenantId newTenant() {
    return new TenantId(tenants.incrementAndGet());
  }
}
