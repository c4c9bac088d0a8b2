package dev.muster.adapters.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.net.SocketFactory;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.IdleTimeout;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the connections of a server that stops. */
final class DrainingConnectorTest {

  private static final int PATIENCE_MILLIS = 20_000;

  /** Longer than the test waits. */
  private static final Duration LONG = Duration.ofMinutes(10);

  private static final Duration SHORT = Duration.ofMillis(50);

  private final Server server = new Server();
  private final CountDownLatch released = new CountDownLatch(1);
  private final Queue<Connection> served = new ConcurrentLinkedQueue<>();
  private final GracefulHandler graceful = new GracefulHandler(new Answering());
  private final RequestsUnderWay requests = new RequestsUnderWay(graceful);

  @TempDir private Path folder = Path.of("");

  /** Answers when it is released to /slow, otherwise at once; /fails fails, /nobody is nobody's. */
  private final class Answering extends Handler.Abstract {

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      Connection connection = request.getConnectionMetaData().getConnection();
      if (!requests.answerOn(connection).isDone()) {
        served.add(connection);
      }
      switch (request.getHttpURI().getPath()) {
        case "/slow" -> assertTrue(released.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
        case "/fails" -> throw new IOException("as asked");
        case "/nobody" -> {
          return false;
        }
        default -> {}
      }
      callback.succeeded();
      return true;
    }
  }

  private static final class Client implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader answers;

    Client(DrainingConnector connector, SocketFactory sockets) throws IOException {
      socket = sockets.createSocket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
      socket.setSoTimeout(PATIENCE_MILLIS);
      answers =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    void send(String path) throws IOException {
      String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    /** The first line of what comes next, without its body; empty if the connection ends. */
    String answer() throws IOException {
      String first = answers.readLine();
      String header = first;
      while (header != null && !header.isEmpty()) {
        header = answers.readLine();
      }
      return first == null ? "" : first;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private DrainingConnector start(Duration moment) throws Exception {
    return start(moment, null);
  }

  private DrainingConnector start(Duration moment, SslContextFactory.@Nullable Server tls)
      throws Exception {
    DrainingConnector connector =
        new DrainingConnector(server, tls, new HttpConnectionFactory(), requests, moment);
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    connector.setShutdownIdleTimeout(LONG.toMillis());
    server.addConnector(connector);
    server.setHandler(requests);
    server.setStopTimeout(PATIENCE_MILLIS);
    server.start();
    return connector;
  }

  private Future<Void> stop() {
    FutureTask<Void> stopping =
        new FutureTask<>(
            () -> {
              server.stop();
              return null;
            });
    Thread.ofVirtual().start(stopping);
    return stopping;
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "it does not happen");
      Thread.sleep(1);
    }
  }

  @AfterEach
  void end() throws Exception {
    released.countDown();
    server.stop();
  }

  @Test
  void stop_connection_endsWhenNoRequestIsUnderWay() throws Exception {
    assertEndsWithoutRequest(start(SHORT), SocketFactory.getDefault());
  }

  @Test
  void stop_connectionOfTls_endsWhenNoRequestIsUnderWay() throws Exception {
    TlsFixture tls = TlsFixture.in(folder);
    assertEndsWithoutRequest(start(SHORT, tls.server()), tls.sockets());
  }

  private void assertEndsWithoutRequest(DrainingConnector connector, SocketFactory sockets)
      throws Exception {
    try (Client idle = new Client(connector, sockets);
        Client slow = new Client(connector, sockets)) {
      idle.send("/");
      assertEquals("HTTP/1.1 200 OK", idle.answer());
      slow.send("/slow");
      await(() -> served.size() == 2);
      Future<Void> stopped = stop();
      assertEquals("", idle.answer());
      released.countDown();
      assertEquals("HTTP/1.1 200 OK", slow.answer());
      assertEquals("", slow.answer());
      stopped.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** However long nothing had come before. */
  @Test
  void stop_requestWithinTheMoment_isRefusedInWords() throws Exception {
    Duration moment = Duration.ofSeconds(2);
    DrainingConnector connector = start(moment);
    try (Client client = new Client(connector, SocketFactory.getDefault())) {
      client.send("/");
      assertEquals("HTTP/1.1 200 OK", client.answer());
      await(
          () ->
              connector.getConnectedEndPoints().stream()
                  .map(IdleTimeout.class::cast)
                  .allMatch(connection -> connection.getIdleFor() > moment.toMillis()));
      Future<Void> stopped = stop();
      await(() -> connector.isShutdown() && graceful.isShutdown());
      client.send("/");
      assertEquals("HTTP/1.1 503 Service Unavailable", client.answer());
      stopped.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/fails", "/nobody"})
  void requestsUnderWay_afterTheAnswer_areNoMore(String path) throws Exception {
    try (Client client = new Client(start(LONG), SocketFactory.getDefault())) {
      client.send(path);
      assertFalse(client.answer().isEmpty());
      assertEquals(1, served.size());
      requests.answerOn(served.element()).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }
}
