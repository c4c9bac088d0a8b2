package dev.muster.adapters.persistence.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.application.fixture.EveryResources;
import dev.muster.application.fixture.EveryType;
import dev.muster.application.fixture.Users;
import dev.muster.application.port.out.SearchPlans;
import dev.muster.application.port.out.SearchPlansContract;
import dev.muster.application.port.plan.PlanBasis;
import dev.muster.application.port.plan.PlannedStatement;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.DirectoryFault;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.SchemaRegistry;
import dev.muster.domain.value.Value;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresSearchPlansIT extends SearchPlansContract {

  private static final String GROUPS_OF =
      "create or replace function groups_of(tenant integer, of_user uuid)"
          + " returns table (value uuid, display text, type text)"
          + " language plpgsql stable as $$ begin %s; end $$";

  private final ConnectionSettings settings = TestDatabase.create();
  private final PostgresPersistence persistence = open(settings);
  private final TenantId tenant = filled(persistence);

  private static PostgresPersistence open(ConnectionSettings settings) {
    return PostgresPersistence.open(
        settings,
        new SchemaRegistry(List.of(CoreSchemas.USER, CoreSchemas.GROUP, EveryType.TYPE)),
        MigrationMode.AUTO,
        Clock.systemUTC());
  }

  private static TenantId filled(PostgresPersistence persistence) {
    TenantId tenant = persistence.tenants().create("acme").id();
    for (String name : List.of("ada", "bea", "cyd")) {
      persistence.users().create(tenant, Users.user(name).state());
      Objects.requireNonNull(persistence.custom().get("Every"))
          .create(tenant, EveryResources.with("string", new Value.Text(name)));
    }
    return tenant;
  }

  @AfterAll
  void close() {
    persistence.close();
  }

  @Override
  public SearchPlans plans() {
    return persistence.searchPlans();
  }

  @Override
  public TenantId tenant() {
    return tenant;
  }

  private List<PlannedStatement> explain(ResourceType type, String filter, PlanBasis basis) {
    return explain(persistence, tenant, type, filter, basis);
  }

  private static List<PlannedStatement> explain(
      PostgresPersistence persistence,
      TenantId tenant,
      ResourceType type,
      String filter,
      PlanBasis basis) {
    return persistence
        .searchPlans()
        .explain(
            tenant,
            type,
            new ResourceQuery(
                Filter.parse(type, filter), Sort.BY_ID, 1, 10, Projection.standard(type)),
            basis);
  }

  @Test
  void explain_customType_looksAtItsResources() {
    for (PlannedStatement statement :
        explain(EveryType.TYPE, "string eq \"ada\"", PlanBasis.ANY_VALUES)) {
      assertEquals("resources", statement.table());
      assertTrue(statement.looksAtAll(), statement::plan);
    }
    PlannedStatement total =
        explain(EveryType.TYPE, "string eq \"ada\"", PlanBasis.THESE_VALUES).getLast();
    assertEquals("CustomMapper.count", total.name());
    assertTrue(total.plan().contains("'string'"), total::plan);
  }

  /** A search that is run fails there, whatever it finds; and sleeps longer than it may. */
  @Test
  void explain_runsTheSearchOnlyIfAsked() {
    ConnectionSettings own = TestDatabase.create();
    try (PostgresPersistence trapped = open(own)) {
      TenantId acme = filled(trapped);
      String filter = "title pr or userName pr";
      TestDatabase.run(own, GROUPS_OF.formatted("raise exception 'run'"));
      assertFalse(explain(trapped, acme, CoreSchemas.USER, filter, PlanBasis.ANY_VALUES).isEmpty());
      assertFalse(
          explain(trapped, acme, CoreSchemas.USER, filter, PlanBasis.THESE_VALUES).isEmpty());
      assertThrows(
          DirectoryFault.class,
          () -> explain(trapped, acme, CoreSchemas.USER, filter, PlanBasis.RUN));
      TestDatabase.run(own, GROUPS_OF.formatted("perform pg_sleep(60)"));
      InvalidRequest refusal =
          assertThrows(
              InvalidRequest.class,
              () -> explain(trapped, acme, CoreSchemas.USER, filter, PlanBasis.RUN));
      assertEquals(InvalidRequest.Reason.TOO_MANY, refusal.reason());
      assertEquals(
          0,
          trapped.statements().statements().stream()
              .filter(statement -> statement.name().equals("UserMapper.search"))
              .count());
    }
  }
}
