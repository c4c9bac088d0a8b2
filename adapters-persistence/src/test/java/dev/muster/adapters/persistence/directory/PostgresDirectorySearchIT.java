package dev.muster.adapters.persistence.directory;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.application.fixture.EveryType;
import dev.muster.application.port.out.DirectorySearch;
import dev.muster.application.port.out.DirectorySearchContract;
import dev.muster.application.port.out.GroupRepository;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.SchemaRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresDirectorySearchIT extends DirectorySearchContract {

  private final AtomicInteger tenants = new AtomicInteger();
  private final PostgresPersistence persistence =
      PostgresPersistence.open(
          TestDatabase.create(),
          new SchemaRegistry(List.of(CoreSchemas.USER, CoreSchemas.GROUP, EveryType.TYPE)),
          MigrationMode.AUTO,
          Clock.systemUTC());

  @AfterAll
  void close() {
    persistence.close();
  }

  @Override
  protected ResourceRepository users() {
    return persistence.users();
  }

  @Override
  protected GroupRepository groups() {
    return persistence.groups();
  }

  @Override
  protected ResourceRepository custom(ResourceType type) {
    return Objects.requireNonNull(persistence.custom().get(type.name()));
  }

  @Override
  protected DirectorySearch search() {
    return persistence.directory();
  }

  @Override
  protected TenantId newTenant() {
    return persistence.tenants().create("tenant-" + tenants.incrementAndGet()).id();
  }
}
