package dev.muster.benchmarks.indexes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.benchmarks.population.Loader;
import dev.muster.benchmarks.population.Population;
import dev.muster.bootstrap.embedded.EmbeddedDatabase;
import dev.muster.bootstrap.embedded.Occupant;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A measurement so short that only its log means something. */
final class IndexCostsIT {

  @TempDir private Path folder = Path.of("");

  @Test
  void measure_everyIndexThatCanBeLeftOut() throws SQLException {
    try (EmbeddedDatabase database =
        EmbeddedDatabase.open(folder.resolve("data"), Occupant.SERVE, Duration.ofSeconds(60))) {
      List<IndexCosts.Cost> costs =
          new IndexCosts(new Population(1, 400), 1, line -> {})
              .measure(
                  new Loader.Address(database.jdbcUrl(), database.user(), database.password()));
      assertEquals(
          List.of(
              "users_display_name",
              "users_external_id",
              "users_family_name",
              "users_inactive",
              "users_last_modified",
              "users_text"),
          costs.stream().map(IndexCosts.Cost::index).sorted().toList());
      IndexCosts.Cost text =
          costs.stream()
              .filter(cost -> cost.index().equals("users_text"))
              .findFirst()
              .orElseThrow();
      assertTrue(text.log().median() > 0, text::toString);
    }
  }
}
