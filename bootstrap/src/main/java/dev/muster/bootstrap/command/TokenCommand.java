package dev.muster.bootstrap.command;

import dev.muster.application.port.in.ManageTokensUseCase;
import dev.muster.bootstrap.wiring.Directory;
import dev.muster.domain.access.AccessToken;
import dev.muster.domain.access.Scope;
import dev.muster.domain.value.DateTimes;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Administration of access tokens. */
@Command(
    name = "token",
    description = "Creates, lists and revokes access tokens.",
    mixinStandardHelpOptions = true,
    subcommands = {
      TokenCommand.Create.class,
      TokenCommand.ListAll.class,
      TokenCommand.Revoke.class
    })
final class TokenCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "One of create, list or revoke is missing.");
  }

  @Command(
      name = "create",
      description = "Creates a token and prints it; nobody can ask for it again.",
      mixinStandardHelpOptions = true)
  static final class Create implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--tenant", description = "the tenant; not for the scope admin")
    private @Nullable String tenant;

    @Option(names = "--name", required = true, description = "unique in the tenant")
    private String name = "";

    @Option(
        names = "--scope",
        split = ",",
        description = "read, write, or admin alone (default: read,write)")
    private List<String> scopes = List.of("read", "write");

    @Option(
        names = "--expires",
        description = "when it ends: 90d, 12h, a day, or a dateTime (default: never)")
    private @Nullable String expires;

    @Option(names = "--user", description = "id or userName of the user whom the token is for")
    private @Nullable String user;

    @Override
    public void run() {
      ManageTokensUseCase.Order order =
          new ManageTokensUseCase.Order(tenant, name, scopes(), expiry(), user);
      try (Directory directory = Directory.administer(SettingOptions.read(spec))) {
        spec.commandLine().getOut().println(directory.tokens().createToken(order));
      }
    }

    private Set<Scope> scopes() {
      Set<Scope> named = EnumSet.noneOf(Scope.class);
      for (String word : scopes) {
        named.add(
            Scope.of(word.strip())
                .orElseThrow(() -> wrong("--scope must be read, write or admin.")));
      }
      return named;
    }

    private @Nullable Instant expiry() {
      String text = expires;
      if (text == null) {
        return null;
      }
      return Expiry.parse(text, Instant.now())
          .orElseThrow(
              () -> wrong("--expires must be such as 90d, 12h, 2030-01-31 or a dateTime."));
    }

    private CommandLine.ParameterException wrong(String message) {
      return new CommandLine.ParameterException(spec.commandLine(), message);
    }
  }

  @Command(
      name = "list",
      description = "Lists the tokens of a tenant, or those of no tenant; never their secrets.",
      mixinStandardHelpOptions = true)
  static final class ListAll implements Runnable {

    private static final String ROW = "%-24s %-12s %-24s %-24s %-24s%n";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--tenant", description = "the tenant; without it: admin tokens")
    private @Nullable String tenant;

    @Override
    public void run() {
      try (Directory directory = Directory.administer(SettingOptions.read(spec))) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(ROW, "NAME", "SCOPES", "CREATED", "EXPIRES", "LAST USE");
        for (AccessToken token : directory.tokens().listTokens(tenant)) {
          String scopes =
              token.scopes().stream().map(Scope::keyword).sorted().collect(Collectors.joining(","));
          out.printf(
              ROW,
              token.name(),
              scopes,
              DateTimes.format(token.created()),
              format(token.expires()),
              format(token.lastUse()));
        }
        out.flush();
      }
    }

    private static String format(@Nullable Instant moment) {
      return moment == null ? "never" : DateTimes.format(moment);
    }
  }

  @Command(
      name = "revoke",
      description = "Makes a token invalid at once.",
      mixinStandardHelpOptions = true)
  static final class Revoke implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--tenant", description = "the tenant; without it: an admin token")
    private @Nullable String tenant;

    @Option(names = "--name", required = true, description = "the token")
    private String name = "";

    @Override
    public void run() {
      try (Directory directory = Directory.administer(SettingOptions.read(spec))) {
        directory.tokens().revokeToken(tenant, name);
        spec.commandLine().getOut().println("Revoked token " + name + ".");
      }
    }
  }
}
