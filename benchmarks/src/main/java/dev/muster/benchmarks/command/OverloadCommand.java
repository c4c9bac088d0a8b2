package dev.muster.benchmarks.command;

import dev.muster.benchmarks.population.RepositoryLoader;
import dev.muster.benchmarks.report.Spread;
import dev.muster.benchmarks.run.Options;
import dev.muster.benchmarks.run.OverloadComparison;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what is left of the throughput under overload. */
@Command(
    name = "overload",
    description =
        "Asks for lists several times as fast as the server can answer, in turns with its peak.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class OverloadCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--users", defaultValue = "10000")
  private int users = 10_000;

  @Option(names = "--factor", defaultValue = "5", description = "How much more than the peak.")
  private double factor = 5;

  @Option(names = "--seconds", defaultValue = "5", description = "Of each phase.")
  private double seconds = 5;

  @Option(names = "--rounds", defaultValue = "5", description = "Of a peak and an overload each.")
  private int rounds = 5;

  @Option(names = "--connections", defaultValue = "16", description = "At the peak.")
  private int connections = 16;

  @Option(names = "--warmup", defaultValue = "30", description = "Seconds.")
  private double warmup = 30;

  @Mixin private DataOptions data = new DataOptions();

  @Override
  public Integer call() throws IOException, SQLException {
    PrintWriter err = spec.commandLine().getErr();
    OverloadComparison.Result result;
    try (OverloadComparison comparison =
        new OverloadComparison(options(), line -> err.println("bench: " + line))) {
      result =
          OnExit.calling(comparison::close, () -> comparison.run(new RepositoryLoader(), factor));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%-34s %10s %10s %10s%n", "", "median", "least", "most");
    print(out, "lists a second at the peak", result.peak());
    print(out, "requests a second under overload", result.offered());
    print(out, "lists a second under overload", result.goodput());
    print(out, "as a part of the peak", result.ratio());
    print(out, "refusals, ms, half within", result.refusalMedian());
    print(out, "refusals, ms, 99 % within", result.refusalP99());
    return 0;
  }

  private static void print(PrintWriter out, String what, Spread spread) {
    out.printf(
        Locale.ROOT,
        "%-34s %10.2f %10.2f %10.2f%n",
        what,
        spread.median(),
        spread.min(),
        spread.max());
  }

  private Options options() {
    return new Options(
        List.of(users),
        List.of(),
        Duration.ofNanos((long) (seconds * 1e9)),
        Duration.ofNanos((long) (warmup * 1e9)),
        rounds,
        connections,
        1,
        data.seed(),
        List.of("-Xms512m", "-Xmx512m"),
        data.folder());
  }
}
