package dev.muster.benchmarks.command;

import dev.muster.benchmarks.run.ClientComparison;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the load generator itself. */
@Command(
    name = "clients",
    description = "Compares the load generator's own client with java.net.http, on a bare route.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class ClientsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--seconds", defaultValue = "3", description = "Of each round.")
  private double seconds = 3;

  @Option(names = "--rounds", defaultValue = "5", description = "In which both take turns.")
  private int rounds = 5;

  @Option(names = "--connections", defaultValue = "16")
  private int connections = 16;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%-14s %12s %22s%n", "client", "requests/s", "client cpu us/request");
    ClientComparison.run(
        Duration.ofNanos((long) (seconds * 1e9)),
        rounds,
        connections,
        row ->
            out.printf(
                Locale.ROOT,
                "%-14s %12.0f %22.1f%n",
                row.client(),
                row.throughput(),
                row.cpuMicroseconds()));
    return 0;
  }
}
