package dev.muster.benchmarks.run;

import dev.muster.benchmarks.control.ServerProcess;
import dev.muster.benchmarks.load.Connections;
import dev.muster.benchmarks.load.Requests;
import dev.muster.benchmarks.load.Saturation;
import dev.muster.benchmarks.load.SocketClient;
import dev.muster.benchmarks.technique.Variant;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Requests to a server.
 *
 * @param next the number of the next request, of both variants
 */
record HttpVariant(ServerProcess server, Requests requests, int connections, AtomicLong next)
    implements Variant {

  private static final byte[] METRICS = HttpRequests.bytes("GET", "/metrics", "");
  private static final String STATEMENTS = "muster_statements_seconds_count{";

  @Override
  public Object answer(long number) throws IOException {
    SocketClient client = SocketClient.connect(server.port());
    try {
      int status = client.exchange(requests.request(number));
      if (!requests.isExpected(status, client)) {
        throw new IOException("status " + status + ": " + client.body());
      }
      return client.body();
    } finally {
      client.close();
    }
  }

  @Override
  public Done work(Duration time) throws IOException {
    Long before = statements();
    Saturation saturation =
        Saturation.run(
            new Connections(() -> SocketClient.connect(server.port()), connections),
            requests,
            next,
            time);
    if (saturation.errors().count() > 0 || saturation.requests() == 0) {
      throw new IOException("requests went wrong: " + saturation.errors().described());
    }
    Long after = statements();
    return new Done(
        saturation.requests(),
        saturation.nanoseconds() / 1e9,
        before == null || after == null ? null : after - before,
        null,
        null);
  }

  /**
   * Those for requests; a few a second are for the token and for keeping house. Null: the server
   * counts none.
   */
  private @Nullable Long statements() throws IOException {
    SocketClient client = SocketClient.connect(server.port());
    try {
      var _ = client.exchange(METRICS);
      return client
          .body()
          .lines()
          .filter(line -> line.startsWith(STATEMENTS))
          .map(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .reduce(Long::sum)
          .orElse(null);
    } finally {
      client.close();
    }
  }
}
