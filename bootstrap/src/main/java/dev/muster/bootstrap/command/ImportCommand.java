package dev.muster.bootstrap.command;

import dev.muster.application.port.in.ImportResourcesUseCase;
import dev.muster.bootstrap.settings.Settings;
import dev.muster.bootstrap.transfer.EntryReader;
import dev.muster.bootstrap.transfer.ImportFile;
import dev.muster.bootstrap.transfer.ImportFormat;
import dev.muster.bootstrap.transfer.TransferFileException;
import dev.muster.bootstrap.wiring.Directory;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.SchemaRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings users, groups and other resources in from a file. */
@Command(
    name = "import",
    description = {
      "Brings resources in from a file: JSON Lines (.jsonl, .ndjson), CSV or LDIF, also packed by"
          + " gzip (.gz).",
      "What is there already becomes what the file says; running it again changes nothing."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything came in",
      "1:something was rejected, or the import failed",
      "2:asked wrongly, or the file cannot be opened"
    })
final class ImportCommand implements Callable<Integer> {

  private static final String STANDARD_INPUT = "-";

  /** Opens a directory for as long as the work takes. */
  @FunctionalInterface
  interface Target {
    int run(Settings settings, SchemaRegistry schemas, ToIntFunction<ImportResourcesUseCase> work);
  }

  private final Target target;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "the file; - for standard input")
  private String file = "";

  @Option(names = "--tenant", defaultValue = "default", description = "the tenant (default)")
  private String tenant = "";

  @Option(
      names = "--format",
      description = "jsonl, csv or ldif (what the suffix of FILE says)",
      converter = FormatName.class)
  private @Nullable ImportFormat format;

  @Option(
      names = "--type",
      defaultValue = "User",
      description = "the resource type of a CSV file (User)")
  private String type = "";

  @Option(
      names = "--separator",
      defaultValue = "|",
      description = "the character between several members in a cell of a CSV file (|)")
  private char separator;

  @Option(names = "--dry-run", description = "says what would change, and changes nothing")
  private boolean trial;

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description =
          "where to write what is rejected, as JSON Lines of line and reason, over what is there"
              + " (FILE.rejects; import.rejects for standard input)")
  private @Nullable Path rejects;

  ImportCommand() {
    this(
        (settings, schemas, work) -> {
          try (Directory directory = Directory.administer(settings, schemas)) {
            return work.applyAsInt(directory.imports());
          }
        });
  }

  ImportCommand(Target target) {
    this.target = target;
  }

  @Override
  public Integer call() throws IOException {
    Settings settings = SettingOptions.read(spec);
    // Before the database is touched: the file is what is most likely to be wrong.
    SchemaRegistry schemas = Directory.schemas(settings);
    ImportFormat written = format();
    EntryReader.Conventions conventions =
        new EntryReader.Conventions(schemas, type(schemas), separator);
    Path refused = rejects();
    PrintWriter err = spec.commandLine().getErr();
    try (ImportFile source = open();
        EntryReader reader = reader(written, source, conventions);
        ImportRejects rejected = new ImportRejects(refused, err)) {
      ImportRun run =
          new ImportRun(
              reader,
              rejected,
              ImportDisplay.of(source, err),
              new ImportReport(trial, spec.commandLine().getOut(), err));
      return target.run(settings, schemas, imports -> run.run(imports, tenant));
    }
  }

  private ImportFile open() throws IOException {
    return file.equals(STANDARD_INPUT) ? ImportFile.of(System.in) : ImportFile.open(Path.of(file));
  }

  private EntryReader reader(
      ImportFormat written, ImportFile source, EntryReader.Conventions conventions) {
    try {
      return EntryReader.of(written, source, conventions);
    } catch (InvalidRequest refused) {
      throw new TransferFileException(ImportFile.visible(file + ": " + refused.getMessage()));
    } catch (IOException broken) {
      throw new TransferFileException(
          ImportFile.visible(file + " cannot be read: " + broken.getMessage()));
    }
  }

  private ImportFormat format() {
    ImportFormat given = format;
    return given != null
        ? given
        : ImportFormat.ofFileName(file)
            .orElseThrow(
                () ->
                    wrong(
                        "The name " + file + " says no format; say --format jsonl, csv or ldif."));
  }

  private ResourceType type(SchemaRegistry schemas) {
    return schemas
        .resourceTypeNamed(type)
        .orElseThrow(
            () ->
                wrong(
                    "--type must be one of "
                        + schemas.resourceTypes().stream()
                            .map(ResourceType::name)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  private Path rejects() throws IOException {
    Path given = rejects;
    if (given == null) {
      return file.equals(STANDARD_INPUT) ? Path.of("import.rejects") : Path.of(file + ".rejects");
    }
    boolean isSource =
        !file.equals(STANDARD_INPUT)
            && Files.exists(given)
            && Files.exists(Path.of(file))
            && Files.isSameFile(given, Path.of(file));
    if (isSource) {
      throw wrong("--rejects must not be the file itself.");
    }
    return given;
  }

  private CommandLine.ParameterException wrong(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), ImportFile.visible(message));
  }

  /** The names of formats are in lower case. */
  static final class FormatName implements CommandLine.ITypeConverter<ImportFormat> {
    @Override
    public ImportFormat convert(String name) {
      for (ImportFormat format : ImportFormat.values()) {
        if (format.name().equalsIgnoreCase(name)) {
          return format;
        }
      }
      throw new CommandLine.TypeConversionException("must be jsonl, csv or ldif.");
    }
  }
}
