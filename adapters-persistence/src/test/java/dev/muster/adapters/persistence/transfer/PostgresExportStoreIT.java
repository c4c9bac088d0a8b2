package dev.muster.adapters.persistence.transfer;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.application.fixture.EveryType;
import dev.muster.application.port.out.ExportStore;
import dev.muster.application.port.out.ExportStoreContract;
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
final class PostgresExportStoreIT extends ExportStoreContract {

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
  public ExportStore store() {
    return persistence.exports();
  }

  @Override
  public ResourceRepository users() {
    return persistence.users();
  }

  @Override
  public GroupRepository groups() {
    return persistence.groups();
  }

  @Override
  public ResourceRepository custom(ResourceType type) {
    return Objects.requireNonNull(persistence.custom().get(type.name()));
  }

  @Override
  public TenantId newTenant() {
    return persistence.tenants().create("tenant-" + tenants.incrementAndGet()).id();
  }
}
