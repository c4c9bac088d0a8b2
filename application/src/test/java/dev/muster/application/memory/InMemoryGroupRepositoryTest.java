package dev.muster.application.memory;

import dev.muster.application.fixture.SettableClock;
import dev.muster.application.port.out.GroupRepository;
import dev.muster.application.port.out.GroupRepositoryContract;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.access.TenantId;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

final class InMemoryGroupRepositoryTest extends GroupRepositoryContract {

  private final SettableClock clock = new SettableClock(Instant.parse("2026-07-08T09:10:11.123Z"));
  private final InMemoryDirectory directory = new InMemoryDirectory(clock);
  private final AtomicInteger tenants = new AtomicInteger();

  @Override
  public ResourceRepository users() {
    return directory.users();
  }

  @Override
  public GroupRepository groups() {
    return directory.groups();
  }

  @Override
  public TenantId newTenant() {
    return new TenantId(tenants.incrementAndGet());
  }

  @Override
  public SettableClock clock() {
    return clock;
  }
}
