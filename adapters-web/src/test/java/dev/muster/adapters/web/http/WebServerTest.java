package dev.muster.adapters.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.port.in.AuthenticateUseCase;
import dev.muster.domain.access.Principal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a request leaves to the next one, on its connection and elsewhere. */
final class WebServerTest {

  private static final int PATIENCE_MILLIS = 20_000;
  private static final int CONNECTIONS = 100;

  private final Queue<String> secrets = new ConcurrentLinkedQueue<>();
  private final Queue<Socket> clients = new ConcurrentLinkedQueue<>();
  private final WebServer web =
      WebServer.start(
          new WebSettings("127.0.0.1", 0, null, Duration.ofMillis(PATIENCE_MILLIS), false),
          new AuthenticateUseCase() {
            @Override
            public Optional<Principal> authenticate(String secret) {
              secrets.add(secret);
              return Optional.empty();
            }

            @Override
            public Optional<Principal> recognize(String secret) {
              return Optional.empty();
            }
          },
          List.of(all -> all.get("/any/{name}", context -> Answers.sendNothing(context, 204))));

  @AfterEach
  void stop() throws IOException {
    for (Socket client : clients) {
      client.close();
    }
    web.close();
  }

  private Socket connect() throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), web.port());
    clients.add(client);
    client.setSoTimeout(PATIENCE_MILLIS);
    return client;
  }

  /** The status of the answer, which has no body. */
  private static String ask(Socket client, String request, String field) throws IOException {
    OutputStream out = client.getOutputStream();
    String head = request + " HTTP/1.1\r\nHost: localhost\r\n" + field + "\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    InputStream in = client.getInputStream();
    StringBuilder answer = new StringBuilder();
    while (answer.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      assertTrue(next >= 0, "the connection ended");
      answer.append((char) next);
    }
    return answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length());
  }

  @Test
  void token_inOtherLettersThanTheOneBefore_isAnotherOne() throws IOException {
    Socket client = connect();
    for (String secret : List.of("Secret", "Secret", "sECRET")) {
      assertEquals("401", ask(client, "HEAD /scim/v2/Users", "Authorization: Bearer " + secret));
    }
    assertEquals(List.of("Secret", "Secret", "sECRET"), List.copyOf(secrets));
  }

  @Test
  void requestForWebSocket_isOneLikeAnyOther() throws IOException {
    Socket client = connect();
    assertEquals("204", ask(client, "GET /any/name", "Sec-WebSocket-Version: 13"));
    assertEquals("401", ask(client, "HEAD /scim/v2/Users", "Sec-WebSocket-Version: 13"));
  }

  @Test
  void connectionsThatStay_keepNothingOfTheirRequests() throws Exception {
    String fields = "org.eclipse.jetty.util.ArrayTrie";
    // Jetty has some of its own, more of them once it has answered.
    long before = live(fields);
    for (int name = 0; name < CONNECTIONS; name++) {
      Socket client = connect();
      for (int i = 0; i < 3; i++) {
        assertEquals("204", ask(client, "GET /any/" + name, "Authorization: Bearer " + name));
      }
    }
    assertTrue(live(fields) < before + CONNECTIONS);
    String chains = "org.eclipse.jetty.ee10.servlet.ServletHandler$ChainEnd";
    assertEquals(chains, Class.forName(chains).getName());
    assertEquals(0, live(chains));
  }

  /** How many objects of a class there are. */
  private static long live(String className) throws JMException {
    Object histogram =
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcClassHistogram",
                new Object[] {new String[0]},
                new String[] {String[].class.getName()});
    return histogram
        .toString()
        .lines()
        .map(line -> line.strip().split("\\s+", -1))
        .filter(words -> words.length > 3 && words[3].equals(className))
        .mapToLong(words -> Long.parseLong(words[1]))
        .sum();
  }
}
