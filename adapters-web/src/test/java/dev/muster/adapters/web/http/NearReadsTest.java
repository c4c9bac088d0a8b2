package dev.muster.adapters.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.port.in.AuthenticateUseCase;
import dev.muster.application.port.profile.RequestProfile;
import dev.muster.application.port.profile.RequestProfile.CacheResult;
import dev.muster.domain.access.Principal;
import dev.muster.domain.access.Scope;
import dev.muster.domain.access.TenantId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which reads memory answers, and that nobody can tell from the answer. */
final class NearReadsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final TenantId TENANT = new TenantId(7);
  private static final String KNOWN = "01890000-0000-7000-8000-000000000001";
  private static final String BROKEN = "01890000-0000-7000-8000-000000000002";
  private static final String TOKEN = "Authorization: Bearer reader";

  private final Queue<String> near = new ConcurrentLinkedQueue<>();
  private final Queue<String> far = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<AnsweredRequest> counted = new LinkedBlockingQueue<>();
  private @Nullable WebServer web;

  @AfterEach
  void stop() {
    if (web != null) {
      web.close();
    }
  }

  private record Known(TenantId tenant, String id) implements ResourceAnswer {

    @Override
    public String location() {
      return "http://a/scim/v2/Users/" + id;
    }

    @Override
    public String entityTag() {
      return "W/\"3\"";
    }

    @Override
    public byte[] body() {
      return ("{\"id\":\"" + id + "\",\"tenant\":" + tenant.value() + "}")
          .getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Memory has one user; the route has every one. */
  private final class Users implements Routes, NearRoute {

    @Override
    public void register(RoutesConfig routes) {
      Routes.read(routes, pattern(), this::read);
    }

    private void read(Context context) {
      far.add(context.pathParam("id"));
      RequestProfile.cacheAnswered(CacheResult.HIT, 0);
      Known known = new Known(RequestPrincipal.tenant(context), context.pathParam("id"));
      Answers.describe(context, known.location(), known.entityTag());
      Answers.sendScim(context, 200, known.body());
    }

    @Override
    public List<NearRoute> near() {
      return List.of(this);
    }

    @Override
    public String pattern() {
      return WebServer.SCIM + "/Users/{id}";
    }

    @Override
    public Optional<Known> answer(TenantId tenant, String id, Request request) {
      if (id.equals(BROKEN)) {
        throw new IllegalStateException("cannot be rendered");
      }
      if (!id.equals(KNOWN)) {
        return Optional.empty();
      }
      near.add(id);
      RequestProfile.cacheAnswered(CacheResult.HIT, 0);
      return Optional.of(new Known(tenant, id));
    }
  }

  /** Memory has the tokens of two, and a third can be looked up. */
  private static final class Tokens implements AuthenticateUseCase {

    @Override
    public Optional<Principal> authenticate(String secret) {
      return secret.equals("unused")
          ? Optional.of(new Principal(secret, TENANT, null, Set.of(Scope.READ)))
          : recognize(secret);
    }

    @Override
    public Optional<Principal> recognize(String secret) {
      return switch (secret) {
        case "reader" -> Optional.of(new Principal(secret, TENANT, null, Set.of(Scope.READ)));
        case "writer" -> Optional.of(new Principal(secret, TENANT, null, Set.of(Scope.WRITE)));
        case "admin" -> Optional.of(new Principal(secret, null, null, Set.of(Scope.ADMIN)));
        default -> Optional.empty();
      };
    }
  }

  private WebServer start(RequestTracing tracing) {
    return start(new RequestWatch(false, tracing, counted::add), true);
  }

  private WebServer start(@Nullable RequestWatch watch, boolean serverTiming) {
    WebServer started =
        WebServer.start(
            new WebSettings("127.0.0.1", 0, null, PATIENCE, serverTiming),
            new Tokens(),
            List.of(new Users()),
            watch);
    web = started;
    return started;
  }

  /** The whole answer, for which the server closes the connection. */
  private static String ask(WebServer web, String request, String... fields) throws IOException {
    return send(
        web,
        request
            + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
            + String.join("\r\n", fields)
            + "\r\n\r\n");
  }

  /** All that comes back until the server closes the connection. */
  private static String send(WebServer web, String requests) throws IOException {
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), web.port())) {
      client.setSoTimeout((int) PATIENCE.toMillis());
      client.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
      InputStream in = client.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String status(String answer) {
    return answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length());
  }

  /** With everything that is the same each time. */
  private static List<String> lines(String answer) {
    List<String> head = new ArrayList<>();
    for (String line : answer.substring(0, answer.indexOf("\r\n\r\n")).split("\r\n", -1)) {
      head.add(
          line.replaceFirst("^(Date|X-Request-Id): .*", "$1")
              .replaceAll("dur=[0-9]+\\.[0-9]{3}", "dur"));
    }
    List<String> lines = new ArrayList<>(new TreeSet<>(head));
    assertEquals(head.size(), lines.size(), answer);
    lines.add(answer.substring(answer.indexOf("\r\n\r\n")));
    return lines;
  }

  @Test
  void readOfWhatMemoryHas_isAnsweredAsItsRouteWould() throws Exception {
    WebServer server = start(RequestTracing.NONE);
    String path = "GET /scim/v2/Users/" + KNOWN;
    String nearAnswer = ask(server, path, TOKEN);
    assertEquals(List.of(KNOWN), List.copyOf(near));
    assertEquals(List.of(), List.copyOf(far));
    String farAnswer = ask(server, path, TOKEN, "If-None-Match: \"other\"");
    assertEquals(List.of(KNOWN), List.copyOf(far));
    assertEquals(lines(farAnswer), lines(nearAnswer));
    assertEquals("200", status(nearAnswer));
    assertTrue(nearAnswer.contains("cache;desc=\"hit\""), nearAnswer);
    assertEquals(lines(farAnswer), lines(ask(server, path, TOKEN, "Content-Length: 0")));
    assertEquals(List.of(KNOWN, KNOWN), List.copyOf(near));
    // Requests are counted once their answer is sent.
    for (int i = 0; i < 3; i++) {
      AnsweredRequest one = counted.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertEquals(
          "GET /scim/v2/Users/{id} 200", one.method() + " " + one.route() + " " + one.status());
      assertTrue(one.duration() > 0);
    }
    assertEquals(0, counted.size());
  }

  @Test
  void anythingElse_goesToItsRoute() throws Exception {
    WebServer server = start(RequestTracing.NONE);
    String path = "/scim/v2/Users/" + KNOWN;
    assertEquals("200", status(ask(server, "GET " + path + "?", TOKEN)));
    assertEquals("200", status(ask(server, "GET " + path + "?attributes=id", TOKEN)));
    assertEquals("200", status(ask(server, "GET " + path + "/", TOKEN)));
    assertEquals("200", status(ask(server, "GET " + path.replace('-', 'x'), TOKEN)));
    assertEquals("200", status(ask(server, "HEAD " + path, TOKEN)));
    assertEquals("200", status(ask(server, "GET " + path, TOKEN, "Expect: 100-continue")));
    assertEquals("200", status(ask(server, "GET " + path, "Authorization: Bearer unused")));
    assertEquals(7, far.size());
    assertEquals("404", status(ask(server, "GET /scim/v2/%55sers/" + KNOWN, TOKEN)));
    assertEquals("405", status(ask(server, "DELETE " + path, "Authorization: Bearer writer")));
    assertEquals("404", status(ask(server, "GET /scim/v2/Groups/" + KNOWN, TOKEN)));
    assertEquals("404", status(ask(server, "GET http://a", TOKEN)));
    assertEquals("404", status(ask(server, "GET /", TOKEN)));
    assertEquals("404", status(ask(server, "GET /scim/v2/users/" + KNOWN, TOKEN)));
    assertEquals("401", status(ask(server, "GET " + path)));
    assertEquals("401", status(ask(server, "GET " + path, "Authorization: Bearer Reader")));
    assertEquals("401", status(ask(server, "GET " + path, "Authorization: Bearer ")));
    assertEquals("401", status(ask(server, "GET " + path, "Authorization: Basic reader")));
    assertEquals("403", status(ask(server, "GET " + path, "Authorization: Bearer writer")));
    assertEquals("403", status(ask(server, "GET " + path, "Authorization: Bearer admin")));
    assertEquals("400", status(ask(server, "GET " + path, TOKEN, "X-HTTP-Method-Override: PUT")));
    assertEquals(List.of(), List.copyOf(near));
    assertEquals(7, far.size());
  }

  @Test
  void readsWithABody_goToTheirRoute() throws Exception {
    WebServer server = start(RequestTracing.NONE);
    String head =
        "GET /scim/v2/Users/" + KNOWN + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + TOKEN;
    assertEquals("200", status(send(server, head + "\r\nContent-Length: 2\r\n\r\n{}")));
    assertEquals(
        "200",
        status(send(server, head + "\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")));
    assertEquals(List.of(KNOWN, KNOWN), List.copyOf(far));
    assertEquals(List.of(), List.copyOf(near));
  }

  @Test
  void readThatFailsInMemory_isReportedByItsRoute() throws Exception {
    WebServer server = start(RequestTracing.NONE);
    assertEquals("200", status(ask(server, "GET /scim/v2/Users/" + BROKEN, TOKEN)));
    assertEquals(List.of(BROKEN), List.copyOf(far));
  }

  @Test
  void readsOnOneConnection_areAnsweredInTurn() throws Exception {
    WebServer server = start(RequestTracing.NONE);
    String other = KNOWN.replace('1', '3');
    StringBuilder requests = new StringBuilder();
    for (String id : List.of(KNOWN, KNOWN, other, KNOWN)) {
      requests.append("GET /scim/v2/Users/" + id + " HTTP/1.1\r\nHost: a\r\n" + TOKEN + "\r\n\r\n");
    }
    requests.insert(requests.length() - 2, "Connection: close\r\n");
    List<String> ids = new ArrayList<>();
    Matcher bodies =
        Pattern.compile("\\{\"id\":\"([^\"]*)\"").matcher(send(server, requests.toString()));
    while (bodies.find()) {
      ids.add(bodies.group(1));
    }
    assertEquals(List.of(KNOWN, KNOWN, other, KNOWN), ids);
    assertEquals(List.of(KNOWN, KNOWN, KNOWN), List.copyOf(near));
    assertEquals(List.of(other), List.copyOf(far));
  }

  @Test
  void unwatchedRead_saysNothingOfItsCosts() throws Exception {
    WebServer server = start((RequestWatch) null, false);
    String answer = ask(server, "GET /scim/v2/Users/" + KNOWN, TOKEN);
    assertEquals("200", status(answer));
    assertFalse(answer.contains("Server-Timing"), answer);
    assertEquals(List.of(KNOWN), List.copyOf(near));
  }

  @Test
  void requestsThatMayBeTraced_goToTheirRoute() throws Exception {
    WebServer server = start(_ -> null);
    assertEquals("200", status(ask(server, "GET /scim/v2/Users/" + KNOWN, TOKEN)));
    assertTrue(near.isEmpty());
    assertFalse(far.isEmpty());
  }
}
