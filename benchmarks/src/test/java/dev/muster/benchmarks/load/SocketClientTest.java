package dev.muster.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class SocketClientTest {

  private static final byte[] REQUEST = new Gets().request(0);

  private static void assertBody(String expected, String answer) throws IOException {
    try (StallingServer server = new StallingServer(number -> answer);
        Client client = SocketClient.connect(server.port())) {
      for (int i = 0; i < 2; i++) {
        assertEquals(200, client.exchange(REQUEST));
        assertEquals(expected, client.body());
      }
    }
  }

  @Test
  void exchange_contentLength_readsTheBody() throws IOException {
    assertBody("hello", "HTTP/1.1 200 OK\r\ncontent-LENGTH: 5\r\nX: y\r\n\r\nhello");
  }

  @Test
  void exchange_bodyLargerThanTheBuffer_readsAllOfIt() throws IOException {
    String body = "0123456789".repeat(20_000);
    assertBody(body, "HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n" + body);
  }

  @Test
  void exchange_chunked_putsTheChunksTogether() throws IOException {
    assertBody(
        "hello, " + "x".repeat(26),
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\nhello, \r\n1a\r\n"
            + "x".repeat(26)
            + "\r\n0\r\n\r\n");
  }

  @Test
  void exchange_noContent_hasNoBody() throws IOException {
    try (StallingServer server = new StallingServer(number -> "HTTP/1.1 204 No Content\r\n\r\n");
        Client client = SocketClient.connect(server.port())) {
      assertEquals(204, client.exchange(REQUEST));
      assertEquals(0, client.bodyLength());
    }
  }

  @Test
  void exchange_connectionCloses_throws() throws IOException {
    try (StallingServer server = new StallingServer(number -> "");
        Client client = SocketClient.connect(server.port())) {
      assertThrows(IOException.class, () -> client.exchange(REQUEST));
    }
  }
}
