package dev.muster.benchmarks.command;

import dev.muster.benchmarks.population.Population;
import dev.muster.benchmarks.run.ImportComparison;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures {@code muster import}. */
@Command(
    name = "import",
    description =
        "Compares muster import with COPY of the same rows into tables with the same indexes.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class ImportsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--users", defaultValue = "100000")
  private int users = 100_000;

  @Option(names = "--memberships", defaultValue = "500000")
  private int memberships = 500_000;

  @Option(names = "--rounds", defaultValue = "3", description = "In which both take turns.")
  private int rounds = 3;

  @Option(
      names = "--jvm",
      paramLabel = "<option>",
      defaultValue = "-Xmx512m -XX:+UseParallelGC",
      split = " ",
      description = "Options of the import's process; that collector is what bin/muster takes.")
  private List<String> jvm = List.of();

  @Mixin private DataOptions data = new DataOptions();

  @Override
  public Integer call() throws IOException, SQLException {
    PrintWriter err = spec.commandLine().getErr();
    List<ImportComparison.Row> rows;
    try (ImportComparison comparison =
        new ImportComparison(
            new Population(data.seed(), users),
            memberships,
            jvm,
            data.folder(),
            line -> err.println("bench: " + line))) {
      rows = OnExit.calling(comparison::close, () -> comparison.run(rounds));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%-12s %9s %10s %10s %8s %15s%n", "", "rows", "import s", "COPY s", "ratio", "least-most");
    rows.forEach(
        row ->
            out.printf(
                Locale.ROOT,
                "%-12s %9d %10.1f %10.1f %8.2f %7.2f-%.2f%n",
                row.what(),
                row.rows(),
                row.importSeconds().median(),
                row.copySeconds().median(),
                row.ratio().median(),
                row.ratio().min(),
                row.ratio().max()));
    return 0;
  }
}
