package dev.muster.benchmarks.command;

import dev.muster.benchmarks.figure.Figure;
import dev.muster.benchmarks.population.RepositoryLoader;
import dev.muster.benchmarks.report.HtmlReport;
import dev.muster.benchmarks.report.JsonReport;
import dev.muster.benchmarks.report.Report;
import dev.muster.benchmarks.report.TerminalReport;
import dev.muster.benchmarks.run.Benchmark;
import dev.muster.benchmarks.run.Options;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code bench}. Exit codes: 0 done, 1 a request went wrong, 2 asked wrongly. */
@Command(
    name = "bench",
    description =
        "Measures Muster against raw ceilings, in one run on one machine. See benchmarks/README.md.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    subcommands = {
      ImportsCommand.class,
      OverloadCommand.class,
      IndexesCommand.class,
      TechniquesCommand.class,
      MicroCommand.class,
      ClientsCommand.class
    })
public final class BenchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--sizes", split = ",", defaultValue = "10000,100000")
  private List<Integer> sizes = List.of();

  @Option(
      names = "--figures",
      split = ",",
      paramLabel = "<figure>",
      description =
          "Some of read-uncached, read-cached, lookup, list, search, is-member, member-page, read-group,"
              + " add-member, change-member, rename-group, patch, create, bulk; all unless said.")
  private List<String> figures = Arrays.stream(Figure.values()).map(Figure::key).toList();

  @Option(names = "--seconds", defaultValue = "3", description = "Of each phase.")
  private double seconds = 3;

  @Option(names = "--rounds", defaultValue = "3", description = "In which all take turns.")
  private int rounds = 3;

  @Option(
      names = "--connections",
      defaultValue = "16",
      description = "A bulk takes an eighth of them.")
  private int connections = 16;

  @Option(
      names = "--load",
      defaultValue = "0.6",
      description = "The part of the peak at which latency is measured.")
  private double load = 0.6;

  @Option(
      names = "--warmup",
      defaultValue = "90",
      description = "Seconds that each participant of a figure may take to warm up, at the most.")
  private double warmup = 90;

  @Option(
      names = "--jvm",
      paramLabel = "<option>",
      defaultValue = "-Xms512m -Xmx512m",
      split = " ",
      description = "Options of each server's process.")
  private List<String> jvm = List.of();

  @Mixin private DataOptions data = new DataOptions();

  @Mixin private ReportOptions reports = new ReportOptions();

  @Option(names = "--quiet", description = "Do not tell what goes on.")
  private boolean quiet;

  /** Runs the command line on the standard streams and returns the exit code. */
  public static int runOnTerminal(String... arguments) {
    CommandLine commands = new CommandLine(new BenchCommand());
    commands.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    commands.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    return commands.execute(arguments);
  }

  @Override
  public Integer call() throws IOException, SQLException {
    PrintWriter err = spec.commandLine().getErr();
    Report report;
    try (Benchmark benchmark =
        new Benchmark(
            options(),
            line -> {
              if (!quiet) {
                err.println("bench: " + line);
              }
            })) {
      report = OnExit.calling(benchmark::close, () -> benchmark.run(new RepositoryLoader()));
    }
    new TerminalReport(report).print(spec.commandLine().getOut());
    reports.write(() -> JsonReport.of(report), () -> HtmlReport.of(report));
    return report.errors().isEmpty() ? 0 : 1;
  }

  private Options options() {
    List<Figure> chosen =
        figures.stream()
            .map(
                key -> Figure.of(key.strip()).orElseThrow(() -> wrong("figures: " + Figure.keys())))
            .distinct()
            .sorted()
            .toList();
    if (sizes.isEmpty() || sizes.stream().anyMatch(size -> size < 200)) {
      throw wrong("sizes: numbers of users, at least 200 each");
    }
    if (seconds <= 0 || rounds < 1 || connections < 1 || load <= 0 || load > 1) {
      throw wrong("seconds, rounds and connections are positive, and load is at most 1");
    }
    return new Options(
        sizes.stream().distinct().sorted().toList(),
        chosen,
        Duration.ofNanos((long) (seconds * 1e9)),
        Duration.ofNanos((long) (warmup * 1e9)),
        rounds,
        connections,
        load,
        data.seed(),
        jvm,
        data.folder());
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
