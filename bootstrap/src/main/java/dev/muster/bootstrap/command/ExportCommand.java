package dev.muster.bootstrap.command;

import dev.muster.application.port.in.ExportResourcesUseCase;
import dev.muster.bootstrap.settings.Settings;
import dev.muster.bootstrap.transfer.ExportFile;
import dev.muster.bootstrap.transfer.ExportStream;
import dev.muster.bootstrap.transfer.ExportTarget;
import dev.muster.bootstrap.transfer.ImportFile;
import dev.muster.bootstrap.transfer.ImportFormat;
import dev.muster.bootstrap.wiring.Directory;
import dev.muster.domain.schema.SchemaRegistry;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes users, groups and other resources out to a file. */
@Command(
    name = "export",
    description = {
      "Writes all resources of a tenant, as they are at one moment, as JSON Lines, which import"
          + " reads; packed by gzip if the name ends in .gz.",
      "FILE can be read by its owner only. It is there when it is whole, and not before."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything is in the file",
      "1:the export failed, and left no file",
      "2:asked wrongly, or the file cannot be written there"
    })
final class ExportCommand implements Callable<Integer> {

  private static final String STANDARD_OUTPUT = "-";

  /** Opens a directory for as long as the work takes. */
  @FunctionalInterface
  interface Source {
    int run(Settings settings, SchemaRegistry schemas, ToIntFunction<ExportResourcesUseCase> work);
  }

  private final Source source;
  private final OutputStream standardOutput;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "the file; - for standard output")
  private String file = "";

  @Option(names = "--tenant", defaultValue = "default", description = "the tenant (default)")
  private String tenant = "";

  @Option(
      names = "--password-hashes",
      description =
          "writes the hashes of passwords, too, from which passwords can be guessed; without"
              + " them, users have no password after an import into an empty tenant")
  private boolean passwords;

  @Option(names = "--force", description = "replaces FILE if it is there already")
  private boolean force;

  ExportCommand() {
    this(
        (settings, schemas, work) -> {
          try (Directory directory = Directory.administer(settings, schemas)) {
            return work.applyAsInt(directory.exports());
          }
        },
        new FileOutputStream(FileDescriptor.out));
  }

  ExportCommand(Source source, OutputStream standardOutput) {
    this.source = source;
    this.standardOutput = standardOutput;
  }

  @Override
  public Integer call() {
    Settings settings = SettingOptions.read(spec);
    SchemaRegistry schemas = Directory.schemas(settings);
    requireJsonLines();
    PrintWriter err = spec.commandLine().getErr();
    boolean isStream = file.equals(STANDARD_OUTPUT);
    try (ExportTarget target =
        isStream ? new ExportStream(standardOutput) : ExportFile.create(Path.of(file), force)) {
      ExportRun run =
          new ExportRun(target, schemas.group(), isStream ? err : spec.commandLine().getOut(), err);
      return source.run(settings, schemas, exports -> run.run(exports, tenant, passwords));
    }
  }

  /** The suffix would make an import read it as something else. */
  private void requireJsonLines() {
    if (ImportFormat.ofFileName(file).orElse(ImportFormat.JSONL) != ImportFormat.JSONL) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          ImportFile.visible("JSON Lines are written: let " + file + " end in .jsonl."));
    }
  }
}
