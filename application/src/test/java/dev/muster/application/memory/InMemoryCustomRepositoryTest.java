package dev.muster.application.memory;

import dev.muster.application.fixture.EveryType;
import dev.muster.application.port.out.CustomRepositoryContract;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.access.TenantId;
import java.util.concurrent.atomic.AtomicInteger;

final class InMemoryCustomRepositoryTest extends CustomRepositoryContract {

  private final InMemoryDirectory directory = new InMemoryDirectory();
  private final AtomicInteger tenants = new AtomicInteger();

  @Override
  public ResourceRepository repository() {
    return directory.custom(EveryType.TYPE);
  }

  @Override
  public TenantId newTenant() {
    return new TenantId(tenants.incrementAndGet());
  }
}
