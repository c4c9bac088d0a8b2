package dev.muster.adapters.persistence.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.adapters.persistence.connection.ConnectionPool;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.domain.schema.CoreSchemas;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class DirectoryTablesIT {

  @Test
  void prepare_manyNodesAtOnce_migrateOnce() throws Exception {
    ConnectionSettings settings = TestDatabase.create();
    List<Future<Integer>> nodes = new ArrayList<>();
    try (ExecutorService starts = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        nodes.add(
            starts.submit(
                () ->
                    DirectoryTables.prepare(
                        ConnectionPool.unpooled(settings), MigrationMode.AUTO)));
      }
    }
    int applied = 0;
    for (Future<Integer> node : nodes) {
      applied += node.get();
    }
    List<String> recorded =
        TestDatabase.query(settings, "select version from flyway_schema_history where success");
    assertEquals(recorded.size(), applied);
    assertTrue(applied > 0);
  }

  @Test
  void prepare_check_refusesTablesThatAreNotThere() {
    ConnectionSettings settings = TestDatabase.create();
    UnsuitableServerException refused =
        assertThrows(
            UnsuitableServerException.class,
            () ->
                PostgresPersistence.open(
                        settings, CoreSchemas.REGISTRY, MigrationMode.CHECK, Clock.systemUTC())
                    .close());
    assertTrue(String.valueOf(refused.getMessage()).contains("muster migrate"));
    assertEquals(
        List.of(),
        TestDatabase.query(settings, "select tablename from pg_tables where tablename = 'users'"));
  }

  @Test
  void prepare_check_acceptsTablesThatAreUpToDate() {
    ConnectionSettings settings = TestDatabase.create();
    PostgresPersistence.open(settings, CoreSchemas.REGISTRY, MigrationMode.AUTO, Clock.systemUTC())
        .close();
    PostgresPersistence.open(settings, CoreSchemas.REGISTRY, MigrationMode.CHECK, Clock.systemUTC())
        .close();
  }

  @Test
  void check_lettersBeyondAsciiUnknown_isRefused() {
    ConnectionSettings settings = TestDatabase.create("template template0 lc_ctype 'C'");
    UnsuitableServerException refused =
        assertThrows(
            UnsuitableServerException.class,
            () ->
                PostgresPersistence.open(
                        settings, CoreSchemas.REGISTRY, MigrationMode.AUTO, Clock.systemUTC())
                    .close());
    assertTrue(String.valueOf(refused.getMessage()).contains("LC_CTYPE"));
  }

  @Test
  void check_otherEncoding_isRefused() {
    ConnectionSettings settings =
        TestDatabase.create("template template0 encoding 'LATIN1' locale 'C'");
    assertThrows(
        UnsuitableServerException.class,
        () ->
            PostgresPersistence.open(
                    settings, CoreSchemas.REGISTRY, MigrationMode.AUTO, Clock.systemUTC())
                .close());
  }

  @Test
  void databaseAway_isSaidClearly() {
    ConnectionSettings settings =
        new ConnectionSettings("jdbc:postgresql://127.0.0.1:1/none", "nobody", "", 1);
    assertThrows(
        UnsuitableServerException.class,
        () ->
            PostgresPersistence.open(
                    settings, CoreSchemas.REGISTRY, MigrationMode.AUTO, Clock.systemUTC())
                .close());
  }
}
