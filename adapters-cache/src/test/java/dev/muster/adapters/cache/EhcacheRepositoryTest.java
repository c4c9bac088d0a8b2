package dev.muster.adapters.cache;

import dev.muster.application.fixture.BesideOthers;
import dev.muster.application.memory.InMemoryResourceRepository;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.ResourceRepositoryContract;
import dev.muster.domain.access.TenantId;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;

/** The cached repository keeps the contract of the one that it wraps. */
@BesideOthers
final class EhcacheRepositoryTest extends ResourceRepositoryContract {

  private final AtomicInteger tenants = new AtomicInteger();
  private final HeldCaches held = new HeldCaches(1_000);
  private final ResourceRepository cached = held.caches().users(new InMemoryResourceRepository());

  @AfterEach
  void close() {
    held.close();
  }

  @Override
  public ResourceRepository repository() {
    return cached;
  }

  @Override
  public TenantId newTenant() {
    return new TenantId(tenants.incrementAndGet());
  }
}
