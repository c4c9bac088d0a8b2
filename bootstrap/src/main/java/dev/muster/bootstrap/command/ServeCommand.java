package dev.muster.bootstrap.command;

import dev.muster.adapters.web.http.WebServer;
import dev.muster.bootstrap.logging.ServerLog;
import dev.muster.bootstrap.settings.Setting;
import dev.muster.bootstrap.settings.SettingException;
import dev.muster.bootstrap.settings.Settings;
import dev.muster.bootstrap.wiring.Directory;
import dev.muster.domain.error.InvalidRequest;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Serves until the process is told to end. */
@Command(
    name = "serve",
    description = "Starts the server, with an embedded PostgreSQL unless a database is named.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

  private static final int SAFE_TOKEN_LENGTH = 32;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = SettingOptions.read(spec);
    ServerLog.use(settings.reporting().logFormat());
    PrintWriter out = spec.commandLine().getOut();
    try (Directory directory = Directory.serve(settings)) {
      welcome(out, directory.web(), settings, prepare(directory, settings));
      directory.awaitClose();
    }
    return 0;
  }

  private static Optional<String> prepare(Directory directory, Settings settings) {
    Optional<String> token = settings.token();
    if (token.isPresent() && token.get().length() < SAFE_TOKEN_LENGTH) {
      LOG.warn("MUSTER_TOKEN is short enough to be guessed; 43 random characters are not");
    }
    try {
      return directory.preparation().prepare(token.orElse(null));
    } catch (InvalidRequest unusable) {
      throw new SettingException(Setting.TOKEN, String.valueOf(unusable.getMessage()));
    }
  }

  private static void welcome(
      PrintWriter out, WebServer web, Settings settings, Optional<String> secret) {
    String url = settings.baseUrl().orElseGet(web::localUrl) + WebServer.SCIM;
    out.println("Muster " + MusterCommand.Version.number() + " serves " + url);
    secret.ifPresent(
        token -> {
          out.println();
          out.println("The first access token, for the tenant default (shown this once only):");
          out.println("  " + token);
        });
    out.println();
    out.println("Try it:");
    out.println(
        "  curl -H 'Authorization: Bearer "
            + secret.orElse("'\"$MUSTER_TOKEN\"'")
            + "' "
            + url
            + "/Users");
    out.flush();
  }
}
