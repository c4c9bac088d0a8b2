package dev.muster.application.memory;

import dev.muster.application.port.out.ChangeLog;
import dev.muster.application.port.out.ChangeLogContract;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.access.TenantId;
import java.util.concurrent.atomic.AtomicInteger;

final class InMemoryChangeLogTest extends ChangeLogContract {

  private final InMemoryResourceRepository users = new InMemoryResourceRepository();
  private final AtomicInteger tenants = new AtomicInteger();

  @Override
  public ChangeLog changeLog() {
    return new InMemoryChangeLog();
  }

  @Override
  public ResourceRepository users() {
    return users;
  }

  @Override
  public TenantId newTenant() {
    return new TenantId(tenants.incrementAndGet());
  }
}
