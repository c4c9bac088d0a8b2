package dev.muster.adapters.persistence.user;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.ResourceRepositoryContract;
import dev.muster.domain.access.TenantId;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresUserRepositoryIT extends ResourceRepositoryContract {

  private final AtomicInteger tenants = new AtomicInteger();
  private final PostgresPersistence persistence = TestDatabase.open();

  @AfterAll
  void close() {
    persistence.close();
  }

  @Override
  public ResourceRepository repository() {
    return persistence.users();
  }

  @Override
  public TenantId newTenant() {
    return persistence.tenants().create("tenant-" + tenants.incrementAndGet()).id();
  }
}
