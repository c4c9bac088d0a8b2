package dev.muster.adapters.persistence.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.application.port.plan.PlanVerdict;
import dev.muster.application.port.plan.PlanVerdict.IndexUse;
import dev.muster.application.port.plan.PlanVerdict.Reach;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real plans, of tables whose names need quotes, too. */
final class PlanStepsIT {

  private static final ConnectionSettings SETTINGS = made();

  private static ConnectionSettings made() {
    ConnectionSettings settings = TestDatabase.create();
    TestDatabase.run(
        settings,
        "create table users (tenant_id int, id int, \"Odd \"\"key\" text, extra text)",
        "insert into users select mod(n, 3), n, 'key' || n, repeat('x', 50)"
            + " from generate_series(1, 20000) n",
        "create index users_pk on users (tenant_id, id)",
        "create index \"My \"\"index\"\" using, on\" on users (tenant_id, \"Odd \"\"key\")",
        "analyze users");
    return settings;
  }

  private static List<PlanStep> plan(String options, String sql, String... before)
      throws SQLException {
    try (Connection connection = TestDatabase.connect(SETTINGS);
        Statement statement = connection.createStatement()) {
      for (String setting : before) {
        statement.execute(setting);
      }
      String explain = "explain (" + options + " format json) " + sql;
      try (ResultSet row = statement.executeQuery(explain)) {
        assertTrue(row.next());
        return PlanSteps.read(connection, row.getString(1));
      }
    }
  }

  @Test
  void names_thatNeedQuotes_areReadAsTheyAre() throws Exception {
    List<PlanStep> steps =
        plan("", "select * from users where tenant_id = 1 and \"Odd \"\"key\" = 'a) AND (b\n->'");
    assertEquals(
        List.of(new IndexUse("My \"index\" using, on", "users", Reach.SOME)),
        Verdicts.of(steps).indexes());
    String shown = PlanText.of(steps, true);
    assertTrue(shown.contains("\"Odd \"\"key\" = ?::text"), shown);
    assertFalse(shown.contains("AND (b"), shown);
  }

  @Test
  void bitmaps_areOfTheTableAboveThem() throws Exception {
    List<PlanStep> steps =
        plan(
            "",
            "select * from users where (tenant_id = 1 and id = 4) or (tenant_id = 2 and"
                + " \"Odd \"\"key\" = 'key5')",
            "set enable_indexscan = off");
    assertEquals(
        List.of(
            new IndexUse("users_pk", "users", Reach.SOME),
            new IndexUse("My \"index\" using, on", "users", Reach.SOME)),
        Verdicts.of(steps).indexes());
  }

  @Test
  void sort_thatDidNotFitIntoMemory_isSaid() throws Exception {
    PlanVerdict verdict =
        Verdicts.of(
            plan(
                "analyze, buffers,",
                "select * from users order by extra, id",
                "set work_mem = '64kB'",
                "set max_parallel_workers_per_gather = 0"));
    assertEquals(List.of("users"), verdict.wholeTables());
    assertEquals(1, verdict.sorts().size());
    assertEquals(20_000, verdict.sorts().getFirst().rows());
    assertTrue(verdict.sorts().getFirst().kilobytesOnDisk() > 0);
    assertTrue(verdict.sentences().getLast().startsWith("20,000 rows are sorted, by "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          IN_ORDER   | select * from users where tenant_id = 1 order by id limit 10
          ONE_BY_ONE | select * from users where tenant_id = 1 and extra = 'y' order by id limit 10
          SOME       | select * from users where tenant_id = 1 and id > 19000 and extra = 'y'
          IN_ORDER   | select id from users order by tenant_id, id limit 10
          """)
  void index_isJudgedByWhatItIsSearchedBy(Reach expected, String sql) throws Exception {
    List<PlanStep> steps = plan("", sql, "set enable_seqscan = off", "set enable_sort = off");
    assertEquals(
        List.of(new IndexUse("users_pk", "users", expected)),
        Verdicts.of(steps).indexes(),
        () -> PlanText.of(steps, false));
  }
}
