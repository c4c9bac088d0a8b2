package dev.muster.benchmarks.command;

import dev.muster.benchmarks.population.RepositoryLoader;
import dev.muster.benchmarks.report.TechniqueJson;
import dev.muster.benchmarks.report.TechniquePage;
import dev.muster.benchmarks.report.TechniqueReport;
import dev.muster.benchmarks.report.TechniqueTable;
import dev.muster.benchmarks.run.TechniqueComparison;
import dev.muster.benchmarks.run.TechniqueOptions;
import dev.muster.benchmarks.technique.Technique;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures what each technique buys. */
@Command(
    name = "techniques",
    description = "Does the same work with each technique and without it, in turns.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class TechniquesCommand implements Callable<Integer> {

  private static final int FEWEST_USERS = 200;

  /** What {@code --only} takes. */
  private static final class Names implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return Technique.keys().iterator();
    }
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--users", defaultValue = "10000")
  private int users = 10_000;

  @Option(names = "--rounds", defaultValue = "5", description = "Of a turn with and one without.")
  private int rounds = 5;

  @Option(names = "--seconds", defaultValue = "1", description = "Of each turn.")
  private double seconds = 1;

  @Option(
      names = "--warmup",
      defaultValue = "3",
      description =
          "Seconds, of each variant; a server takes up to ten times as long to answer 20,000 requests.")
  private double warmup = 3;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "<technique>",
      completionCandidates = Names.class,
      description = "Some of ${COMPLETION-CANDIDATES}; all unless said.")
  private List<String> only = List.of();

  @Option(names = "--readers", defaultValue = "100000", description = "That miss memory at once.")
  private int readers = 100_000;

  @Option(names = "--connections", defaultValue = "16", description = "Over HTTP.")
  private int connections = 16;

  @Option(
      names = "--jvm",
      paramLabel = "<option>",
      defaultValue = "-Xms256m -Xmx256m",
      split = " ",
      description = "Options of each server's process.")
  private List<String> jvm = List.of();

  @Mixin private DataOptions data = new DataOptions();

  @Mixin private ReportOptions reports = new ReportOptions();

  @Override
  public Integer call() throws IOException, SQLException {
    PrintWriter err = spec.commandLine().getErr();
    TechniqueReport report;
    try (TechniqueComparison comparison =
        new TechniqueComparison(options(), line -> err.println("bench: " + line))) {
      report = OnExit.calling(comparison::close, () -> comparison.run(new RepositoryLoader()));
    }
    new TechniqueTable(report).print(spec.commandLine().getOut());
    reports.write(() -> TechniqueJson.of(report), () -> TechniquePage.of(report));
    return 0;
  }

  private TechniqueOptions options() {
    if (users < FEWEST_USERS) {
      throw wrong("users: at least " + FEWEST_USERS);
    }
    if (rounds < 1 || seconds <= 0 || warmup < 0 || readers < 1 || connections < 1) {
      throw wrong("rounds, seconds, readers and connections are positive");
    }
    return new TechniqueOptions(
        users,
        techniques(),
        rounds,
        Duration.ofNanos((long) (seconds * 1e9)),
        Duration.ofNanos((long) (warmup * 1e9)),
        connections,
        readers,
        data.seed(),
        jvm,
        data.folder());
  }

  private Set<Technique> techniques() {
    Set<Technique> chosen =
        only.isEmpty() ? EnumSet.allOf(Technique.class) : EnumSet.noneOf(Technique.class);
    for (String key : only) {
      chosen.add(
          Technique.of(key.strip())
              .orElseThrow(() -> wrong("techniques: " + String.join(", ", Technique.keys()))));
    }
    return chosen;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
