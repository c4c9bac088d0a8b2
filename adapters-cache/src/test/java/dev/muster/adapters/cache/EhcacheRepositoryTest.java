package dev.muster.adapters.cache;

import dev.muster.application.memory.InMemoryResourceRepository;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.ResourceRepositoryContract;
import dev.muster.domain.access.TenantId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;

/** The cached repository keeps the contract of the one that it wraps. */
final class EhcacheRepositoryTest extends ResourceRepositoryContract {

  private final AtomicInteger tenants = new AtomicInteger();
  private final EhcacheBackend backend =
      new EhcacheBackend(new CacheSettings(Duration.ofMinutes(5), 1_000));
  private final ResourceRepository cached = backend.cacheUsers(new InMemoryResourceRepository());

  @AfterEach
  void close() {
    backend.close();
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
