package dev.muster.benchmarks.indexes;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.application.port.out.Write;
import dev.muster.benchmarks.control.PostgresCpu;
import dev.muster.benchmarks.population.Loader;
import dev.muster.benchmarks.population.Population;
import dev.muster.benchmarks.population.RepositoryLoader;
import dev.muster.benchmarks.report.Spread;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.schema.definition.SchemaDefinitions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Creates the same users with all indexes and without each one, in turns. The unique indexes stay:
 * creating a user depends on them. Every turn begins with empty tables.
 */
public final class IndexCosts {

  private static final int USERS_AT_ONCE = 1_000;
  private static final int CONNECTIONS = 2;

  /** The turn in which no index is missing. */
  private static final String NONE = "";

  /**
   * What creating the users took in one turn.
   *
   * @param processor nanoseconds of PostgreSQL's processes
   * @param log bytes that PostgreSQL wrote to its log
   */
  private record Turn(double seconds, double processor, double log) {}

  /**
   * The cost of an index: the parts of what creating users takes that go without it.
   *
   * @param processor of PostgreSQL's processor time, which other programs disturb less than time
   * @param log of the bytes of its log
   */
  public record Cost(String index, Spread time, Spread processor, Spread log) {}

  private final List<List<Write>> batches = new ArrayList<>();
  private final Map<String, List<Turn>> turns = new LinkedHashMap<>();
  private final Map<String, String> definitions = new LinkedHashMap<>();
  private final int rounds;
  private final Consumer<String> log;

  /**
   * @param log is told what goes on
   */
  public IndexCosts(Population population, int rounds, Consumer<String> log) {
    this.rounds = rounds;
    this.log = log;
    RepositoryLoader loader = new RepositoryLoader();
    for (int first = 0; first < population.size(); first += USERS_AT_ONCE) {
      batches.add(
          loader.users(population, first, Math.min(population.size(), first + USERS_AT_ONCE)));
    }
  }

  /** Measures in a database that holds nothing worth keeping. */
  public List<Cost> measure(Loader.Address database) throws SQLException {
    ConnectionSettings connections =
        new ConnectionSettings(database.url(), database.user(), database.password(), CONNECTIONS);
    try (PostgresPersistence persistence =
            PostgresPersistence.open(
                connections,
                new SchemaDefinitions().registry(),
                MigrationMode.AUTO,
                Clock.systemUTC());
        Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement statement = connection.createStatement()) {
      TenantId tenant = persistence.tenants().create("costs").id();
      readDefinitions(statement);
      // It would come in some turns and not in others.
      statement.execute("alter table users set (autovacuum_enabled = false)");
      PostgresCpu processor = PostgresCpu.of(connection);
      take(persistence, tenant, statement, processor, NONE);
      turns.clear();
      for (int round = 1; round <= rounds; round++) {
        log.accept("round " + round + " of " + rounds);
        List<String> missing = new ArrayList<>(definitions.keySet());
        missing.add(missing.size() * round / (rounds + 1), NONE);
        for (String index : missing) {
          take(persistence, tenant, statement, processor, index);
        }
      }
    }
    return definitions.keySet().stream().map(this::cost).toList();
  }

  private void readDefinitions(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(
            "select indexrelid::regclass, pg_get_indexdef(indexrelid) from pg_index"
                + " where indrelid = 'users'::regclass and not indisunique order by 1")) {
      while (rows.next()) {
        definitions.put(rows.getString(1), rows.getString(2));
      }
    }
  }

  private void take(
      PostgresPersistence persistence,
      TenantId tenant,
      Statement statement,
      PostgresCpu processor,
      String missing)
      throws SQLException {
    statement.execute("truncate users, group_members, changes, resource_totals");
    if (!missing.equals(NONE)) {
      statement.execute("drop index " + missing);
    }
    statement.execute("checkpoint");
    long logBefore = logged(statement);
    long processorBefore = processor.nanoseconds();
    long start = System.nanoTime();
    for (List<Write> batch : batches) {
      RepositoryLoader.check(persistence.users().writeAll(tenant, batch, 0));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    turns
        .computeIfAbsent(missing, _ -> new ArrayList<>())
        .add(
            new Turn(
                seconds, processor.nanoseconds() - processorBefore, logged(statement) - logBefore));
    if (!missing.equals(NONE)) {
      statement.execute("truncate users, group_members");
      statement.execute(definitions.get(missing));
    }
  }

  private static long logged(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')")) {
      row.next();
      return row.getLong(1);
    }
  }

  private Cost cost(String index) {
    return new Cost(
        index, part(index, Turn::seconds), part(index, Turn::processor), part(index, Turn::log));
  }

  private Spread part(String index, ToDoubleFunction<Turn> quantity) {
    List<Turn> all = turns.getOrDefault(NONE, List.of());
    List<Turn> without = turns.getOrDefault(index, List.of());
    return Spread.of(
        IntStream.range(0, rounds)
            .mapToObj(
                round ->
                    1
                        - quantity.applyAsDouble(without.get(round))
                            / quantity.applyAsDouble(all.get(round)))
            .toList());
  }
}
