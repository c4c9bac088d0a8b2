package dev.muster.benchmarks.run;

import dev.muster.benchmarks.control.PostgresCpu;
import dev.muster.benchmarks.control.ServerProcess;
import dev.muster.benchmarks.figure.Figure;
import dev.muster.benchmarks.population.Loader;
import dev.muster.benchmarks.population.Population;
import dev.muster.benchmarks.server.CeilingServer;
import dev.muster.benchmarks.server.MusterServer;
import dev.muster.bootstrap.embedded.EmbeddedDatabase;
import dev.muster.bootstrap.embedded.Occupant;
import dev.muster.bootstrap.settings.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A directory of one size: its own database, as {@code muster serve} would start it, and the
 * servers on it, each a process of its own.
 */
final class Stage {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String CACHE = Setting.CACHE.variable();

  /** Entries must not expire between two rounds of the cached figure. */
  private static final String TIME_TO_LIVE = Setting.CACHE_TTL.variable();

  private final Population population;
  private final Path folder;
  private final List<String> jvm;
  private final Parts parts;
  private final Map<String, String> settings = new HashMap<>();
  private final Map<Figure, Prepared> prepared = new EnumMap<>(Figure.class);
  private final Housekeeping housekeeping;
  private final PostgresCpu postgresCpu;

  private final ServerProcess cached;
  private final ServerProcess uncached;
  private final ServerProcess ceilings;

  private Stage(
      Options options, int size, Path folder, Loader loader, Parts parts, Consumer<String> log)
      throws IOException, SQLException {
    this.population = new Population(options.seed(), size);
    this.folder = folder;
    this.jvm = options.jvm();
    this.parts = parts;
    EmbeddedDatabase database = parts.keep(EmbeddedDatabase.open(folder, Occupant.SERVE, PATIENCE));
    Loader.Address address =
        new Loader.Address(database.jdbcUrl(), database.user(), database.password());
    loader.load(
        address, population, users -> log.accept("loading " + users + " of " + size + " users"));
    settings.put(Setting.DATABASE_URL.variable(), address.url());
    settings.put(Setting.DATABASE_USER.variable(), address.user());
    settings.put(Setting.DATABASE_PASSWORD.variable(), address.password());
    settings.put(Setting.TOKEN.variable(), HttpRequests.TOKEN);
    // The ceilings answer every search, and so does this.
    settings.put(Setting.CACHE_PAGES.variable(), "0");
    settings.put(CeilingServer.SEED, Long.toString(population.seed()));
    settings.put(CeilingServer.SIZE, Integer.toString(population.size()));
    Connection connection =
        parts.keep(DriverManager.getConnection(address.url(), address.user(), address.password()));
    housekeeping = new Housekeeping(connection, population);
    postgresCpu = PostgresCpu.of(connection);
    cached = start("muster", MusterServer.class, Map.of(CACHE, "ehcache", TIME_TO_LIVE, "3600s"));
    uncached = start("muster-uncached", MusterServer.class, Map.of(CACHE, "none"));
    ceilings = start("ceilings", CeilingServer.class, Map.of());
    var _ = cached.port() + uncached.port() + ceilings.port();
    log.accept("settling " + size + " users");
    housekeeping.settle();
  }

  /**
   * Makes the directory.
   *
   * @param parts what is started is kept there
   */
  static Stage open(
      Options options, int size, Path folder, Loader loader, Parts parts, Consumer<String> log)
      throws IOException, SQLException {
    return new Stage(options, size, folder, loader, parts, log);
  }

  private ServerProcess start(String name, Class<?> main, Map<String, String> more)
      throws IOException {
    Map<String, String> all = new HashMap<>(settings);
    all.putAll(more);
    return parts.keep(
        ServerProcess.start(name, main.getName(), jvm, all, folder.resolve("servers.log")));
  }

  /** Sends one request of each figure, before any of them is measured. */
  void rehearse(Iterable<Figure> figures) throws IOException, SQLException {
    try (ServerProcess recorder =
        start(
            "recorder",
            MusterServer.class,
            Map.of(CACHE, "ehcache", MusterServer.RECORDS, "yes"))) {
      Rehearsal rehearsal = new Rehearsal(recorder, ceilings, population);
      for (Figure figure : figures) {
        prepared.put(figure, rehearsal.prepare(figure));
        housekeeping.undo(figure);
      }
    }
  }

  int size() {
    return population.size();
  }

  Prepared prepared(Figure figure) {
    Prepared found = prepared.get(figure);
    if (found == null) {
      throw new IllegalArgumentException("not rehearsed: " + figure);
    }
    return found;
  }

  ServerProcess muster(Figure figure) {
    return figure == Figure.READ_UNCACHED || figure == Figure.READ_GROUP ? uncached : cached;
  }

  ServerProcess ceilings() {
    return ceilings;
  }

  PostgresCpu postgresCpu() {
    return postgresCpu;
  }

  Housekeeping housekeeping() {
    return housekeeping;
  }
}
