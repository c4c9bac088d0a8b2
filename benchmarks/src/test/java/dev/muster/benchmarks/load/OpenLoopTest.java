package dev.muster.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Stalls are much longer than any pause of a busy machine, so that nothing depends on its pace. */
final class OpenLoopTest {

  private static final int CONNECTIONS = 2;
  private static final double RATE = 200;
  private static final Duration DURATION = Duration.ofSeconds(2);
  private static final long STALL = Duration.ofSeconds(1).toNanos();

  private static Connections to(StallingServer server) {
    return new Connections(() -> SocketClient.connect(server.port()), CONNECTIONS);
  }

  /**
   * Of 400 requests in 2 seconds, 200 become due while the server stalls for one. Whoever counted
   * from the moment of sending would see only those that were on the two connections.
   */
  @Test
  void run_serverStalls_chargesAllThatWereDueMeanwhile() throws IOException {
    try (StallingServer server = new StallingServer(number -> StallingServer.OK)) {
      server.stallAt(50, STALL);
      OpenLoop result = OpenLoop.run(to(server), new Gets(), new AtomicLong(), RATE, DURATION);

      assertEquals(List.of(), result.errors().described());
      assertEquals(400, result.latencies().getTotalCount());
      long late =
          result.latencies().getTotalCount()
              - result.latencies().getCountBetweenValues(0, STALL / 2);
      // Due in the first half of the stall, hence later than half of it: 100.
      assertTrue(late >= 90, () -> late + " requests were late by half a second");
      assertTrue(result.percentile(99) > 800_000, () -> "p99 " + result.percentile(99));
    }
  }

  @Test
  void run_wrongStatus_isCountedAndDescribed() throws IOException {
    try (StallingServer server =
        new StallingServer(
            number ->
                number == 7
                    ? "HTTP/1.1 503 Busy\r\nContent-Length: 4\r\n\r\nbusy"
                    : StallingServer.OK)) {
      OpenLoop result =
          OpenLoop.run(to(server), new Gets(), new AtomicLong(), RATE, Duration.ofMillis(250));

      assertEquals(List.of("1 x status 503: busy"), result.errors().described());
    }
  }

  @Test
  void run_brokenConnection_isAnErrorAndOpenedAgain() throws IOException {
    try (StallingServer server =
        new StallingServer(number -> number == 7 ? "" : StallingServer.OK)) {
      OpenLoop result =
          OpenLoop.run(to(server), new Gets(), new AtomicLong(), RATE, Duration.ofMillis(250));

      assertEquals(1, result.errors().count());
      assertEquals(50, server.requests());
    }
  }

  @Test
  void run_supplyEnds_sendsNoMore() throws IOException {
    try (StallingServer server = new StallingServer(number -> StallingServer.OK)) {
      OpenLoop result =
          OpenLoop.run(to(server), new Gets(10), new AtomicLong(), RATE, Duration.ofMillis(250));

      assertEquals(10, server.requests());
      assertEquals(10, result.latencies().getTotalCount());
    }
  }
}
