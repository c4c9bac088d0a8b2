package dev.muster.bootstrap.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Asks a running server what its statements take. */
@Command(
    name = "profile",
    description = "Shows what the statements of a running server take, those that took most first.",
    mixinStandardHelpOptions = true)
final class ProfileCommand implements Callable<Integer> {

  private static final String TOKEN = "MUSTER_ADMIN_TOKEN";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final String CLEAR_SCREEN = "\u001b[H\u001b[2J";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "where the server is (${DEFAULT-VALUE})")
  private URI url = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${env:" + TOKEN + "}",
      description = "a token with the scope admin; better in the environment, as " + TOKEN)
  private @Nullable String token;

  @Option(
      names = "--watch",
      paramLabel = "SECONDS",
      description = "show it again and again, until Ctrl-C")
  private @Nullable Integer watch;

  @Option(
      names = "--plan",
      paramLabel = "STATEMENT",
      description = "show the plan of one that was slow, such as UserMapper.search")
  private @Nullable String statement;

  @Override
  public Integer call() throws InterruptedException {
    if (token == null || token.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "A token is needed: --token, or " + TOKEN + " in the environment.");
    }
    Integer seconds = watch;
    if (seconds == null) {
      return show("");
    }
    if (seconds < 1) {
      throw new ParameterException(spec.commandLine(), "--watch: at least 1 second");
    }
    int exit = show(CLEAR_SCREEN);
    while (exit == 0) {
      Thread.sleep(Duration.ofSeconds(seconds));
      exit = show(CLEAR_SCREEN);
    }
    return exit;
  }

  private String path() {
    String all = "/admin/statements";
    return statement == null
        ? all
        : all + "/" + URLEncoder.encode(statement, StandardCharsets.UTF_8);
  }

  private int show(String before) throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(url.resolve(path()))
                  .timeout(TIMEOUT)
                  .header("Authorization", "Bearer " + token)
                  .header("Accept", "text/plain")
                  .build(),
              BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(before + answer.body());
        out.flush();
        return 0;
      }
      err.println(
          switch (answer.statusCode()) {
            case 401 -> "muster: The token is unknown, revoked or expired.";
            case 403 -> "muster: The token does not have the scope admin.";
            case 404 -> "muster: The server has run no statement of that name.";
            default -> "muster: " + url + " answered " + answer.statusCode() + ".";
          });
    } catch (IOException away) {
      err.println("muster: No server answers at " + url + ".");
    } catch (IllegalArgumentException invalid) {
      throw new ParameterException(
          spec.commandLine(), "--url must be such as http://127.0.0.1:8080, and the token one.");
    }
    return 1;
  }
}
