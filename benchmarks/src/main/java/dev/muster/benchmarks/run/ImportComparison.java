package dev.muster.benchmarks.run;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.application.port.in.PrepareDirectoryUseCase;
import dev.muster.benchmarks.population.Population;
import dev.muster.benchmarks.population.PopulationFile;
import dev.muster.benchmarks.report.Spread;
import dev.muster.bootstrap.embedded.EmbeddedDatabase;
import dev.muster.bootstrap.embedded.Occupant;
import dev.muster.bootstrap.settings.Setting;
import dev.muster.domain.schema.definition.SchemaDefinitions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * {@code muster import} of a population, as a process of its own, against COPY of the rows that it
 * left into tables with the same indexes and the same foreign key, in turns. Closing it ends all
 * processes and deletes the data.
 */
public final class ImportComparison implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int CONNECTIONS = 2;

  /**
   * One kind of rows.
   *
   * @param importSeconds of the whole process
   * @param ratio of a round's import to its COPY
   */
  public record Row(
      String what, long rows, Spread importSeconds, Spread copySeconds, Spread ratio) {}

  private final Population population;
  private final int memberships;
  private final List<String> jvm;
  private final Consumer<String> log;
  private final Parts parts;
  private final Path folder;

  /**
   * @param jvm options of the import's process
   * @param parent in which a temporary folder is made
   * @param log told what goes on
   */
  public ImportComparison(
      Population population, int memberships, List<String> jvm, Path parent, Consumer<String> log)
      throws IOException {
    this.population = population;
    this.memberships = memberships;
    this.jvm = List.copyOf(jvm);
    this.log = log;
    this.parts = new Parts(log);
    this.folder = parts.keep(TemporaryFolder.within(parent)).path();
  }

  /**
   * Takes the rounds.
   *
   * @throws IOException if an import does not bring all in
   */
  public List<Row> run(int rounds) throws IOException, SQLException {
    Path users = folder.resolve("users.jsonl");
    Path groups = folder.resolve("groups.jsonl");
    log.accept("writing the files");
    PopulationFile.writeUsers(users, population);
    PopulationFile.writeGroups(groups, population, memberships);
    EmbeddedDatabase database =
        parts.keep(EmbeddedDatabase.open(folder.resolve("data"), Occupant.SERVE, PATIENCE));
    CopiedTables tables = parts.keep(CopiedTables.connect(database, folder));
    prepare(database);
    Timed ofUsers = new Timed("users", population.size());
    Timed ofMembers = new Timed("memberships", memberships);
    for (int round = 1; round <= rounds; round++) {
      tables.empty();
      log.accept("round " + round + ": import of users");
      ofUsers.imports.add(bringIn(database, users));
      tables.checkpoint();
      log.accept("round " + round + ": import of memberships");
      ofMembers.imports.add(bringIn(database, groups));
      log.accept("round " + round + ": COPY");
      tables.take();
      ofUsers.copies.add(tables.copy("users", ofUsers.rows));
      ofMembers.copies.add(tables.copy("group_members", ofMembers.rows));
    }
    return List.of(ofUsers.row(), ofMembers.row());
  }

  private static void prepare(EmbeddedDatabase database) {
    ConnectionSettings connections =
        new ConnectionSettings(
            database.jdbcUrl(), database.user(), database.password(), CONNECTIONS);
    try (PostgresPersistence persistence =
        PostgresPersistence.open(
            connections,
            new SchemaDefinitions().registry(),
            MigrationMode.AUTO,
            Clock.systemUTC())) {
      var _ = persistence.tenants().create(PrepareDirectoryUseCase.DEFAULT_TENANT);
    }
  }

  /** Seconds of the whole process. */
  private double bringIn(EmbeddedDatabase database, Path file) throws IOException {
    long start = System.nanoTime();
    Map<String, String> settings =
        Map.of(
            Setting.DATABASE_URL.variable(), database.jdbcUrl(),
            Setting.DATABASE_USER.variable(), database.user(),
            Setting.DATABASE_PASSWORD.variable(), database.password());
    parts.keep(ImportProcess.start(file, jvm, settings)).finish();
    return (System.nanoTime() - start) / 1e9;
  }

  @Override
  public void close() {
    parts.close();
  }

  private static final class Timed {

    private final String what;
    private final long rows;
    private final List<Double> imports = new ArrayList<>();
    private final List<Double> copies = new ArrayList<>();

    Timed(String what, long rows) {
      this.what = what;
      this.rows = rows;
    }

    Row row() {
      List<Double> ratios = new ArrayList<>();
      for (int i = 0; i < imports.size(); i++) {
        ratios.add(imports.get(i) / copies.get(i));
      }
      return new Row(what, rows, Spread.of(imports), Spread.of(copies), Spread.of(ratios));
    }
  }
}
