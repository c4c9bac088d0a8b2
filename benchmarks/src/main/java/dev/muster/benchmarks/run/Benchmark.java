package dev.muster.benchmarks.run;

import dev.muster.benchmarks.figure.Figure;
import dev.muster.benchmarks.population.Loader;
import dev.muster.benchmarks.report.FigureResult;
import dev.muster.benchmarks.report.Report;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A whole run: directories of all sizes side by side, one figure after the other, all participants
 * of a figure in turns. Closing it ends all processes and deletes the data.
 */
public final class Benchmark implements AutoCloseable {

  private final Options options;
  private final Consumer<String> log;
  private final Path folder;
  private final Parts parts;

  /**
   * @param log is told what goes on
   */
  public Benchmark(Options options, Consumer<String> log) throws IOException {
    this.options = options;
    this.log = log;
    this.parts = new Parts(log);
    this.folder = parts.keep(TemporaryFolder.within(options.folder())).path();
  }

  /**
   * Measures.
   *
   * @param loader fills the directories
   * @throws IOException if a server does not start, or cannot be reached
   */
  public Report run(Loader loader) throws IOException, SQLException {
    Instant started = Clock.systemUTC().instant();
    double loadBefore = systemLoad();
    List<Stage> stages = new ArrayList<>();
    for (int size : options.sizes().stream().sorted().toList()) {
      Path place = Files.createDirectory(folder.resolve("users-" + size));
      Stage stage = Stage.open(options, size, place, loader, parts, log);
      stages.add(stage);
      stage.rehearse(options.figures());
    }
    List<FigureResult> results = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      if (options.figures().contains(figure)) {
        Turns turns = new Turns(figure, options, stages, log);
        results.addAll(turns.measure());
        errors.addAll(turns.errors());
      }
    }
    return new Report(
        started,
        machine(loadBefore),
        options.seed(),
        options.phase().toNanos() / 1e9,
        options.rounds(),
        options.connections(),
        options.load(),
        results,
        errors);
  }

  static Report.Machine machine(double loadBefore) {
    return new Report.Machine(
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        System.getProperty("java.vm.version"),
        Runtime.getRuntime().availableProcessors(),
        loadBefore,
        systemLoad());
  }

  static double systemLoad() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  @Override
  public void close() {
    parts.close();
  }
}
