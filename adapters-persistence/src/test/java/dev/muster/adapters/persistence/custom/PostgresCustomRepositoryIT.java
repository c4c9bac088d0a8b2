package dev.muster.adapters.persistence.custom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.application.fixture.EveryResources;
import dev.muster.application.fixture.EveryType;
import dev.muster.application.port.out.CustomRepositoryContract;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.Resource;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.Schema;
import dev.muster.domain.schema.SchemaRegistry;
import dev.muster.domain.value.Value;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresCustomRepositoryIT extends CustomRepositoryContract {

  private static final ResourceType OTHER =
      new ResourceType(
          "Other",
          "Other",
          "/Others",
          "The same in the same table",
          new Schema(
              "urn:example:schemas:Other", "Other", "", EveryType.TYPE.schema().attributes()),
          List.of());

  private final AtomicInteger tenants = new AtomicInteger();
  private final ConnectionSettings settings = TestDatabase.create();
  private final PostgresPersistence persistence =
      PostgresPersistence.open(
          settings,
          new SchemaRegistry(List.of(CoreSchemas.USER, CoreSchemas.GROUP, EveryType.TYPE, OTHER)),
          MigrationMode.AUTO,
          Clock.systemUTC());

  @AfterAll
  void close() {
    persistence.close();
  }

  @Test
  void resources_ofTypes_areApart() {
    TenantId tenant = newTenant();
    ResourceState every = EveryResources.with("string", new Value.Text("every"));
    ResourceState other =
        new ResourceState(
            every.id(),
            every.meta(),
            new Resource(OTHER, every.content().attributes()),
            every.document());
    repository().create(tenant, every);
    ResourceRepository others = custom(OTHER);
    assertEquals(Optional.empty(), others.find(tenant, every.id()));
    others.create(tenant, other);
    assertEquals(Optional.of(other.stored()), others.find(tenant, every.id()));
    assertEquals(
        List.of("Every 1", "Other 1"),
        TestDatabase.query(
            settings,
            "select resource_type || ' ' || sum(delta) from changes where tenant_id = "
                + tenant.value()
                + " group by resource_type order by resource_type"));
  }

  private ResourceRepository custom(ResourceType type) {
    return Objects.requireNonNull(persistence.custom().get(type.name()));
  }

  @Override
  public ResourceRepository repository() {
    return custom(EveryType.TYPE);
  }

  @Override
  public TenantId newTenant() {
    return persistence.tenants().create("tenant-" + tenants.incrementAndGet()).id();
  }
}
