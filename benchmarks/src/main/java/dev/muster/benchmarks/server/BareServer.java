package dev.muster.benchmarks.server;

import dev.muster.adapters.web.http.Answers;
import dev.muster.adapters.web.http.Routes;
import dev.muster.adapters.web.http.WebServer;
import dev.muster.adapters.web.http.WebSettings;
import dev.muster.benchmarks.control.Control;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** A process with one bare route, without a database: to measure clients. */
public final class BareServer {

  /** The path of the route. */
  public static final String PATH = "/bare";

  private static final int BODY = 1_500;

  private BareServer() {}

  public static void main(String[] arguments) throws IOException {
    byte[] body = "x".repeat(BODY).getBytes(StandardCharsets.US_ASCII);
    Routes bare = routes -> routes.get(PATH, context -> Answers.sendScim(context, 200, body));
    try (WebServer web =
        WebServer.start(
            new WebSettings("127.0.0.1", 0, null, Duration.ofSeconds(1), false),
            new NoTokens(),
            List.of(bare))) {
      new Control().serve(web.port());
    }
  }
}
