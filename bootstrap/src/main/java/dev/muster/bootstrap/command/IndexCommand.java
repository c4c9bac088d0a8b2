package dev.muster.bootstrap.command;

import dev.muster.application.port.in.ManageIndexesUseCase;
import dev.muster.bootstrap.settings.Settings;
import dev.muster.bootstrap.wiring.Directory;
import dev.muster.domain.index.AttributeIndex;
import dev.muster.domain.index.IndexPurpose;
import dev.muster.domain.index.IndexStatus;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Administration of indexes. */
@Command(
    name = "index",
    description = "Adds, lists and drops indexes while the directory is used.",
    mixinStandardHelpOptions = true,
    subcommands = {IndexCommand.Add.class, IndexCommand.ListAll.class, IndexCommand.Drop.class})
final class IndexCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "One of add, list or drop is missing.");
  }

  /** What an index is about, as the commands that change something take it. */
  static final class Target {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
        paramLabel = "TYPE:PATH",
        description = "an attribute, such as User:nickName or User:name.middleName")
    private String name = "";

    @Option(
        names = "--contains",
        description = "for co, by trigrams; else for eq, sw, gt, ge, lt, le and sorting")
    private boolean containing;

    /** Tells the use case, of this and the path. */
    private interface Order {
      String give(ManageIndexesUseCase indexes, String type, String path, IndexPurpose purpose);
    }

    private void run(String done, Order order) {
      int colon = name.indexOf(':');
      if (colon < 1 || colon == name.length() - 1) {
        throw new CommandLine.ParameterException(
            spec.commandLine(), "TYPE:PATH must be such as User:nickName.");
      }
      IndexPurpose purpose = containing ? IndexPurpose.CONTAINING : IndexPurpose.COMPARING;
      String path = name.substring(colon + 1);
      Function<ManageIndexesUseCase, String> ordered =
          indexes -> order.give(indexes, name.substring(0, colon), path, purpose);
      Settings settings = SettingOptions.read(spec);
      try (Directory directory = Directory.administer(settings, Directory.schemas(settings))) {
        String indexed = ordered.apply(directory.indexes());
        spec.commandLine().getOut().println(done + " index " + indexed + ".");
      }
    }
  }

  @Command(
      name = "add",
      description =
          "Builds an index for filters on an attribute and returns when it is complete; writers"
              + " wait for none of it.",
      mixinStandardHelpOptions = true)
  static final class Add implements Runnable {

    @CommandLine.Mixin private Target target = new Target();

    @Override
    public void run() {
      target.run("Added", ManageIndexesUseCase::addIndex);
    }
  }

  @Command(
      name = "drop",
      description = "Removes an index that was added.",
      mixinStandardHelpOptions = true)
  static final class Drop implements Runnable {

    @CommandLine.Mixin private Target target = new Target();

    @Override
    public void run() {
      target.run("Dropped", ManageIndexesUseCase::dropIndex);
    }
  }

  @Command(
      name = "list",
      description = "Lists the indexes, with what each serves. One may serve several attributes.",
      mixinStandardHelpOptions = true)
  static final class ListAll implements Runnable {

    private static final String ROW = "%-10s %-28s %-26s %12s %12s %-8s %s%n";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
      Settings settings = SettingOptions.read(spec);
      try (Directory directory = Directory.administer(settings, Directory.schemas(settings))) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(ROW, "TYPE", "PATH", "SERVES", "KB", "SCANS", "STATE", "ORIGIN");
        for (IndexStatus status : directory.indexes().listIndexes()) {
          AttributeIndex index = status.index();
          out.printf(
              ROW,
              index.type(),
              index.path(),
              serves(index),
              status.bytes() / 1024,
              status.scans(),
              status.valid() ? "valid" : "invalid",
              index.standard() ? "default" : "added");
        }
        out.flush();
      }
    }

    private static String serves(AttributeIndex index) {
      String operators =
          index.operators().stream()
              .sorted()
              .map(operator -> operator.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(" "));
      return index.sorts() ? operators + " sort" : operators;
    }
  }
}
