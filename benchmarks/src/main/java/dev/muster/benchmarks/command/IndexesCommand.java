package dev.muster.benchmarks.command;

import dev.muster.benchmarks.indexes.IndexCosts;
import dev.muster.benchmarks.population.Loader;
import dev.muster.benchmarks.population.Population;
import dev.muster.benchmarks.report.Spread;
import dev.muster.benchmarks.run.TemporaryFolder;
import dev.muster.bootstrap.embedded.EmbeddedDatabase;
import dev.muster.bootstrap.embedded.Occupant;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures what each default index costs a write. */
@Command(
    name = "indexes",
    description = "Measures what each default index of users costs their creation.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class IndexesCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String ROW = "%-24s %9s %14s %9s %14s %6s%n";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--users", defaultValue = "20000", description = "Created in each turn.")
  private int users = 20_000;

  @Option(names = "--rounds", defaultValue = "5", description = "In which all take turns.")
  private int rounds = 5;

  @Mixin private DataOptions data = new DataOptions();

  @Override
  public Integer call() throws IOException, SQLException {
    if (users < 200 || rounds < 1) {
      throw new ParameterException(spec.commandLine(), "users: at least 200; rounds: at least 1");
    }
    try (TemporaryFolder kept = TemporaryFolder.within(data.folder());
        EmbeddedDatabase database =
            EmbeddedDatabase.open(kept.path().resolve("data"), Occupant.SERVE, PATIENCE)) {
      PrintWriter err = spec.commandLine().getErr();
      IndexCosts costs =
          new IndexCosts(
              new Population(data.seed(), users), rounds, line -> err.println("bench: " + line));
      print(
          costs.measure(
              new Loader.Address(database.jdbcUrl(), database.user(), database.password())));
    }
    return 0;
  }

  private void print(List<IndexCosts.Cost> costs) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(ROW, "index", "processor", "least to most", "time", "least to most", "log");
    for (IndexCosts.Cost cost : costs) {
      out.printf(
          ROW,
          cost.index(),
          percent(cost.processor().median()),
          range(cost.processor()),
          percent(cost.time().median()),
          range(cost.time()),
          percent(cost.log().median()));
    }
    out.flush();
  }

  private static String range(Spread spread) {
    return percent(spread.min()) + " to " + percent(spread.max());
  }

  private static String percent(double part) {
    return Math.round(100 * part) + "%";
  }
}
