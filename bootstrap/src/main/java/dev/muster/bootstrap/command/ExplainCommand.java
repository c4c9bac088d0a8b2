package dev.muster.bootstrap.command;

import dev.muster.application.port.in.ExplainSearchUseCase.Explanation;
import dev.muster.application.port.in.ExplainSearchUseCase.Search;
import dev.muster.application.port.plan.PlanBasis;
import dev.muster.application.port.plan.PlannedStatement;
import dev.muster.bootstrap.settings.Settings;
import dev.muster.bootstrap.wiring.Directory;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows how a search is carried out, and what it lacks. */
@Command(
    name = "explain",
    description = {
      "Shows the statements of a search, their plans and what they come to, without running them.",
      "No value of the filter is shown: $1, $2 and so on, or ?, stand for values."
    },
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "TYPE", description = "a resource type, such as User")
  private String type = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILTER",
      description = "a SCIM filter, such as 'userName eq \"ada\"'; all resources without it")
  private @Nullable String filter;

  @Mixin private Page page = new Page();

  @Option(names = "--tenant", defaultValue = "default", description = "the tenant (default)")
  private String tenant = "";

  @ArgGroup private @Nullable Basis basis;

  /** What else a search may say. */
  static final class Page {

    @Option(names = "--sort-by", paramLabel = "PATH", description = "by id unless said")
    private @Nullable String sortBy;

    @Option(names = "--descending", description = "the other way round")
    private boolean descending;

    @Option(
        names = "--count",
        paramLabel = "N",
        defaultValue = "100",
        description = "resources on a page (${DEFAULT-VALUE})")
    private int count;

    @ArgGroup private @Nullable Start start;

    @Option(
        names = "--attributes",
        paramLabel = "PATH",
        split = ",",
        description = "what is to be shown of each, separated by commas")
    private List<String> attributes = new ArrayList<>();

    private @Nullable Integer startIndex() {
      if (start == null) {
        return 1;
      }
      return start.cursor ? null : start.index;
    }
  }

  /** Where the page begins. */
  static final class Start {

    @Option(
        names = "--start-index",
        paramLabel = "N",
        description = "of the first resource on the page (1)")
    private int index = 1;

    @Option(names = "--cursor", description = "the first page of a walk by cursor")
    private boolean cursor;
  }

  /** What the plans are made for. */
  static final class Basis {

    @Option(
        names = "--values",
        description =
            "plan for the values of the filter, as searches are, instead of any; they are not shown")
    private boolean values;

    @Option(
        names = "--analyze",
        description = "run the search, in 4 seconds at the most, and show what each step took")
    private boolean analyze;

    private PlanBasis plan() {
      if (analyze) {
        return PlanBasis.RUN;
      }
      return values ? PlanBasis.THESE_VALUES : PlanBasis.ANY_VALUES;
    }
  }

  @Override
  public void run() {
    Settings settings = SettingOptions.read(spec);
    Search search =
        new Search(
            tenant,
            type,
            filter,
            page.sortBy,
            page.descending,
            page.count,
            page.startIndex(),
            page.attributes);
    PlanBasis plan = basis == null ? PlanBasis.ANY_VALUES : basis.plan();
    try (Directory directory = Directory.administer(settings, Directory.schemas(settings))) {
      show(directory.explanations().explain(search, plan), plan);
    }
  }

  private void show(Explanation explanation, PlanBasis plan) {
    PrintWriter out = spec.commandLine().getOut();
    for (PlannedStatement statement : explanation.statements()) {
      out.println(statement.name() + purpose(statement) + ":");
      print(out, statement.sql());
      out.println(
          switch (plan) {
            case ANY_VALUES -> "Plan for any values (--values: for these):";
            case THESE_VALUES -> "Plan for these values:";
            case RUN -> "Plan for these values, and what it took:";
          });
      print(out, statement.plan());
      out.println("Verdict:");
      statement.verdict().sentences().forEach(sentence -> print(out, sentence));
      print(
          out,
          String.format(
              Locale.ROOT,
              "Rows expected: %,.0f; cost: %,.2f.",
              statement.verdict().rows(),
              statement.verdict().cost()));
      out.println();
    }
    explanation.advice().forEach(out::println);
    out.flush();
  }

  private String purpose(PlannedStatement statement) {
    return statement.name().endsWith(".search")
        ? ", the page"
        : page.count > 0 ? ", the total, unless the page tells it" : ", the total";
  }

  private static void print(PrintWriter out, String lines) {
    lines.lines().forEach(line -> out.println("  " + line));
  }
}
