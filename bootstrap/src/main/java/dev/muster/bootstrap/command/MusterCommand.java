package dev.muster.bootstrap.command;

import dev.muster.adapters.persistence.migration.UnsuitableServerException;
import dev.muster.adapters.web.http.AddressInUseException;
import dev.muster.bootstrap.embedded.EmbeddedDatabaseException;
import dev.muster.bootstrap.settings.SettingException;
import dev.muster.bootstrap.transfer.TransferFileException;
import dev.muster.domain.error.DirectoryException;
import dev.muster.domain.error.DirectoryFault;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program {@code muster}. Exit codes: 0 done, 1 failed, 2 asked wrongly. */
@Command(
    name = "muster",
    description = "A SCIM 2.0 user directory on PostgreSQL.",
    mixinStandardHelpOptions = true,
    versionProvider = MusterCommand.Version.class,
    subcommands = {
      ServeCommand.class,
      TenantCommand.class,
      TokenCommand.class,
      MigrateCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      IndexCommand.class,
      ExplainCommand.class,
      ProfileCommand.class
    })
public final class MusterCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs the command line on the standard streams and returns the exit code. */
  public static int runOnTerminal(String... arguments) {
    return run(
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        arguments);
  }

  /** Runs the command line, which prints to these, and returns the exit code. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return run(CommandLine.defaultFactory(), out, err, arguments);
  }

  /** The same with subcommands that the factory makes. */
  static int run(
      CommandLine.IFactory factory, PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine commands = new CommandLine(new MusterCommand(), factory);
    commands.setOut(out);
    commands.setErr(err);
    SettingOptions.addTo(commands);
    commands.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          if (!isExplained(failure)) {
            throw failure;
          }
          explanations(failure).forEach(line -> command.getErr().println("muster: " + line));
          return failure instanceof SettingException || failure instanceof TransferFileException
              ? command.getCommandSpec().exitCodeOnInvalidInput()
              : command.getCommandSpec().exitCodeOnExecutionException();
        });
    return commands.execute(arguments);
  }

  /** What it says, and what else went wrong at the same time. */
  private static Stream<String> explanations(Exception failure) {
    return Stream.concat(
            Stream.of(failure),
            Stream.of(failure.getSuppressed()).filter(DirectoryException.class::isInstance))
        .map(Throwable::getMessage)
        .filter(Objects::nonNull)
        .distinct();
  }

  /** Failures whose message says everything that the user can do about them. */
  private static boolean isExplained(Exception failure) {
    return failure instanceof SettingException
        || failure instanceof TransferFileException
        || failure instanceof EmbeddedDatabaseException
        || failure instanceof UnsuitableServerException
        || failure instanceof AddressInUseException
        || (failure instanceof DirectoryException && !(failure instanceof DirectoryFault));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "A command is missing.");
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Muster " + number()};
    }

    static String number() {
      String version = Version.class.getPackage().getImplementationVersion();
      return version == null ? "(unpackaged)" : version;
    }
  }
}
