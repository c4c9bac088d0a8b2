package dev.muster.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class SaturationTest {

  @Test
  void run_everyAnswerWrong_endsEarlyAndCountsThem() throws IOException {
    try (StallingServer server =
        new StallingServer(number -> "HTTP/1.1 500 Broken\r\nContent-Length: 0\r\n\r\n")) {
      Saturation result =
          Saturation.run(
              new Connections(() -> SocketClient.connect(server.port()), 4),
              new Gets(),
              new AtomicLong(),
              Duration.ofMinutes(10));

      assertTrue(result.errors().count() >= Errors.LIMIT);
    }
  }

  @Test
  void run_supply_isSentOnceEach() throws IOException {
    try (StallingServer server = new StallingServer(number -> StallingServer.OK)) {
      Saturation result =
          Saturation.run(
              new Connections(() -> SocketClient.connect(server.port()), 4),
              new Gets(300),
              new AtomicLong(100),
              Duration.ofMinutes(10));

      assertEquals(200, result.requests());
      assertEquals(200, server.requests());
      assertTrue(result.throughput() > 0);
    }
  }
}
