package dev.muster.adapters.persistence.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.application.fixture.Tokens;
import dev.muster.domain.access.AccessToken;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.schema.CoreSchemas;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Whoever only has to show a token does not wait for those who search. */
final class TokensBesideSearchesIT {

  private final ConnectionSettings settings = TestDatabase.create().withPoolSize(1);

  @Test
  void token_isFoundWhileEveryConnectionIsTaken() throws Exception {
    try (PostgresPersistence persistence =
            PostgresPersistence.open(
                settings, CoreSchemas.REGISTRY, MigrationMode.AUTO, Clock.systemUTC());
        Connection connection = TestDatabase.connect(settings);
        Statement statement = connection.createStatement();
        ExecutorService others = Executors.newSingleThreadExecutor()) {
      TenantId tenant = persistence.tenants().create("acme").id();
      AccessToken token = Tokens.token("one", tenant);
      persistence.tokens().create(token);
      connection.setAutoCommit(false);
      statement.execute("lock table groups in access exclusive mode");
      Future<?> search = others.submit(() -> search(persistence, tenant));
      awaitActive(persistence);

      assertEquals(Optional.of(token), persistence.tokens().find(token.digest()));

      assertFalse(search.isDone());
      connection.rollback();
      var _ = search.get();
    }
  }

  private static void search(PostgresPersistence persistence, TenantId tenant) {
    var _ =
        persistence
            .groups()
            .search(
                tenant,
                new ResourceQuery(null, Sort.BY_ID, 1, 10, Projection.standard(CoreSchemas.GROUP)));
  }

  private static void awaitActive(PostgresPersistence persistence) throws InterruptedException {
    for (int i = 0; i < 1_000 && persistence.poolProfile().pool().active() == 0; i++) {
      Thread.sleep(10);
    }
    assertTrue(persistence.poolProfile().pool().active() > 0);
  }
}
