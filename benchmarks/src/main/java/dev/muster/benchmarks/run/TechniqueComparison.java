package dev.muster.benchmarks.run;

import dev.muster.benchmarks.population.Loader;
import dev.muster.benchmarks.population.Population;
import dev.muster.benchmarks.report.Report;
import dev.muster.benchmarks.report.Spread;
import dev.muster.benchmarks.report.TechniqueReport;
import dev.muster.benchmarks.technique.Comparison;
import dev.muster.benchmarks.technique.Misses;
import dev.muster.benchmarks.technique.PortWork;
import dev.muster.benchmarks.technique.Technique;
import dev.muster.benchmarks.technique.Variant;
import dev.muster.bootstrap.embedded.EmbeddedDatabase;
import dev.muster.bootstrap.embedded.Occupant;
import dev.muster.bootstrap.settings.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The same work with each technique and without it, in turns, in one directory. Closing it ends all
 * processes and deletes the data.
 */
public final class TechniqueComparison implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Pieces of which the answers of both variants have to be the same, before any is timed. */
  private static final int CHECKED = 5;

  /** As in {@link Turns}; more than there are users that are read from memory. */
  private static final long COMPILED_AFTER = 20_000;

  /** How much longer than others a server may take to warm up, at the most. */
  private static final int LONGER = 10;

  private final TechniqueOptions options;
  private final Consumer<String> log;
  private final Parts parts;

  /**
   * @param log is told what goes on
   */
  public TechniqueComparison(TechniqueOptions options, Consumer<String> log) {
    this.options = options;
    this.log = log;
    this.parts = new Parts(log);
  }

  /**
   * Measures.
   *
   * @throws IOException if something is not answered as it has to be
   */
  public TechniqueReport run(Loader loader) throws IOException, SQLException {
    Instant started = Clock.systemUTC().instant();
    double loadBefore = Benchmark.systemLoad();
    Path folder = parts.keep(TemporaryFolder.within(options.folder())).path();
    EmbeddedDatabase database =
        parts.keep(EmbeddedDatabase.open(folder.resolve("data"), Occupant.SERVE, PATIENCE));
    Loader.Address address =
        new Loader.Address(database.jdbcUrl(), database.user(), database.password());
    Population population = new Population(options.seed(), options.users());
    log.accept("loading " + options.users() + " users");
    loader.load(address, population, users -> {});
    Map<String, String> settings =
        Map.of(
            Setting.DATABASE_URL.variable(),
            address.url(),
            Setting.DATABASE_USER.variable(),
            address.user(),
            Setting.DATABASE_PASSWORD.variable(),
            address.password(),
            Setting.TOKEN.variable(),
            HttpRequests.TOKEN);
    PortWork port = parts.keep(new PortWork(population, address));
    List<TechniqueReport.Result> results = new ArrayList<>();
    try (HttpWork http = new HttpWork(options, population, settings, folder, parts)) {
      port.settle();
      tidy(address);
      for (Technique technique : chosen(Technique.Place.HTTP)) {
        results.add(measure(http.of(technique)));
      }
    }
    Misses misses = null;
    for (Technique technique : chosen(Technique.Place.PORT)) {
      if (technique == Technique.MISSES) {
        log.accept(technique.key() + ": " + technique.work());
        misses =
            parts
                .keep(MissesProcess.start(options.readers(), population, settings, folder))
                .finish();
      } else {
        try (Parts own = parts.keep(new Parts(log))) {
          results.add(measure(port.of(technique, own::keep)));
        }
      }
    }
    results.sort(Comparator.comparing(TechniqueReport.Result::technique));
    return report(started, loadBefore, results, misses);
  }

  private List<Technique> chosen(Technique.Place place) {
    return Arrays.stream(Technique.values())
        .filter(technique -> technique.place() == place)
        .filter(options.techniques()::contains)
        .sorted(Comparator.comparing(Technique::leavesTraces))
        .toList();
  }

  private static void tidy(Loader.Address address) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(address.url(), address.user(), address.password());
        Statement statement = connection.createStatement()) {
      statement.execute("vacuum analyze");
      statement.execute("checkpoint");
    }
  }

  private TechniqueReport.Result measure(Comparison comparison) throws IOException, SQLException {
    log.accept(comparison.technique().key() + ": " + comparison.technique().work());
    comparison.check(CHECKED);
    List<Variant.Done> with = new ArrayList<>();
    List<Variant.Done> without = new ArrayList<>();
    warmUp(comparison.with(), comparison.technique().place());
    warmUp(comparison.without(), comparison.technique().place());
    for (int round = 0; round < options.rounds(); round++) {
      // Whoever comes second finds what the other one left: they take turns in that too.
      if (round % 2 == 0) {
        with.add(turn(comparison.with(), options.turn()));
        without.add(turn(comparison.without(), options.turn()));
      } else {
        without.add(turn(comparison.without(), options.turn()));
        with.add(turn(comparison.with(), options.turn()));
      }
    }
    comparison.with().prepare();
    return new TechniqueReport.Result(
        comparison.technique(),
        side(with),
        side(without),
        Spread.ofMedian(
            IntStream.range(0, options.rounds())
                .mapToObj(round -> with.get(round).rate() / without.get(round).rate())
                .toList()));
  }

  /**
   * A server's process is new: it takes many requests until it is compiled and has all in memory.
   */
  private void warmUp(Variant variant, Technique.Place place) throws IOException, SQLException {
    long end = System.nanoTime() + LONGER * options.warmup().toNanos();
    long pieces = 0;
    do {
      pieces += turn(variant, options.warmup()).pieces();
    } while (place == Technique.Place.HTTP && pieces < COMPILED_AFTER && System.nanoTime() < end);
  }

  private static Variant.Done turn(Variant variant, Duration time)
      throws IOException, SQLException {
    variant.prepare();
    return variant.work(time);
  }

  private static TechniqueReport.Side side(List<Variant.Done> turns) {
    return new TechniqueReport.Side(
        Spread.of(turns.stream().map(Variant.Done::rate).toList()),
        perPiece(turns, Variant.Done::statements),
        perPiece(turns, Variant.Done::rows),
        perPiece(turns, Variant.Done::bytes));
  }

  private static @Nullable Double perPiece(
      List<Variant.Done> turns, Function<Variant.Done, @Nullable Long> quantity) {
    double sum = 0;
    long pieces = 0;
    for (Variant.Done turn : turns) {
      Long counted = quantity.apply(turn);
      if (counted == null) {
        return null;
      }
      sum += counted;
      pieces += turn.pieces();
    }
    return sum / pieces;
  }

  private TechniqueReport report(
      Instant started,
      double loadBefore,
      List<TechniqueReport.Result> results,
      @Nullable Misses misses) {
    Report.Machine machine = Benchmark.machine(loadBefore);
    return new TechniqueReport(
        started,
        machine,
        options.users(),
        options.rounds(),
        options.turn().toNanos() / 1e9,
        results,
        misses);
  }

  @Override
  public void close() {
    parts.close();
  }
}
