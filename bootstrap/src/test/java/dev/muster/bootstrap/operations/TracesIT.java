package dev.muster.bootstrap.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.FakeCollector;
import dev.muster.bootstrap.fixture.FakeCollector.Span;
import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import dev.muster.bootstrap.settings.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a collector of traces is sent. */
@ExtendWith(SharedMuster.class)
final class TracesIT {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String CALLER = "00f067aa0ba902b7";
  private static final String SAMPLED = "00-" + TRACE + "-" + CALLER + "-01";
  private static final int MORE_THAN_THE_QUEUE_HOLDS = 2_500;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final RunningMuster muster;
  private final ScimHttp scim;

  TracesIT(RunningMuster muster) {
    this.muster = muster;
    this.scim = muster.newClient();
  }

  /** The spans of requests to a server of its own; it sends what it has when it stops. */
  private List<Span> spans(Consumer<ScimHttp> requests) {
    try (FakeCollector collector = new FakeCollector()) {
      ask(collector.url(), requests);
      return collector.spans();
    }
  }

  private void ask(String collector, Consumer<ScimHttp> requests) {
    try (RunningMuster traced = muster.sibling(Map.of(Setting.TRACES_ENDPOINT, collector))) {
      requests.accept(new ScimHttp(traced.scimUrl(), scim.token()));
    }
  }

  private static Span named(List<Span> spans, String name) {
    return spans.stream()
        .filter(span -> span.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " in " + spans));
  }

  private String newUser(String name) {
    HttpResponse<String> created = scim.post("/Users", "{\"userName\":\"" + name + "\"}");
    assertEquals(201, created.statusCode(), created.body());
    String location = created.headers().firstValue("Location").orElseThrow();
    return location.substring(location.indexOf("/Users/"));
  }

  @Test
  void read_isASpanOfTheRouteBelowTheCaller_withItsStepsBelow() {
    String user = newUser("ada");
    List<Span> spans =
        spans(
            client -> {
              assertEquals(200, client.get(user, "traceparent", SAMPLED).statusCode());
            });
    Span request = named(spans, "GET /scim/v2/Users/{id}");
    assertEquals(TRACE, request.trace());
    assertEquals(CALLER, request.parent());
    assertEquals(2, request.kind());
    assertTrue(request.duration() > 0, request::toString);
    assertEquals("GET", request.attributes().get("http.request.method"));
    assertEquals("/scim/v2/Users/{id}", request.attributes().get("http.route"));
    assertEquals("200", request.attributes().get("http.response.status_code"));
    assertEquals("http", request.attributes().get("url.scheme"));
    List<Span> steps = spans.stream().filter(span -> !span.equals(request)).toList();
    for (Span step : steps) {
      assertEquals(TRACE, step.trace());
      assertEquals(request.id(), step.parent());
      assertTrue(step.duration() <= request.duration(), step::toString);
    }
    assertTrue(
        Set.of("miss", "bypass")
            .contains(named(steps, "cache").attributes().getOrDefault("muster.cache.result", "")));
    Span statement = named(steps, "TokenMapper.find");
    assertEquals(3, statement.kind());
    assertEquals(Map.of("db.system.name", "postgresql"), statement.attributes());
    assertEquals(Integer.toString(steps.size() - 1), request.attributes().get("muster.statements"));
  }

  @Test
  void search_hasItsStatement_andAnErrorOfTheClientIsNoFault() {
    List<Span> spans =
        spans(
            client -> {
              assertEquals(200, client.filter("userName eq \"ada\"").statusCode());
              assertEquals(404, client.get("/nowhere").statusCode());
            });
    Span search = named(spans, "GET /scim/v2/Users");
    assertEquals("", search.parent());
    assertEquals(search.id(), named(spans, "UserMapper.search").parent());
    Span nowhere = named(spans, "GET");
    assertNotEquals(search.trace(), nowhere.trace());
    assertFalse(nowhere.failed());
    assertFalse(nowhere.attributes().containsKey("http.route"), nowhere::toString);
  }

  @Test
  void bulk_hasAllItsStatementsBelowOneSpan() {
    List<Span> spans =
        spans(
            client -> {
              String bulk =
                  """
                  {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],
                   "Operations": [
                     {"method": "POST", "path": "/Users", "bulkId": "u",
                      "data": {"userName": "traced"}},
                     {"method": "POST", "path": "/Groups", "bulkId": "g",
                      "data": {"displayName": "traced", "members": [{"value": "bulkId:u"}]}}]}
                  """;
              assertEquals(200, client.post("/Bulk", bulk).statusCode());
            });
    Span bulk = named(spans, "POST /scim/v2/Bulk");
    List<Span> statements = spans.stream().filter(span -> span.parent().equals(bulk.id())).toList();
    assertEquals(spans.size() - 1, statements.size(), spans::toString);
    assertTrue(
        statements.stream().anyMatch(span -> span.name().startsWith("UserMapper.")),
        spans::toString);
    assertTrue(
        statements.stream().anyMatch(span -> span.name().startsWith("GroupMapper.")),
        spans::toString);
  }

  @Test
  void traceparent_thatIsNotValid_countsAsNone() {
    List<String> invalid =
        List.of(
            "nonsense",
            "00-" + "0".repeat(32) + "-" + CALLER + "-01",
            "00-" + TRACE + "-" + "0".repeat(16) + "-01",
            "ff-" + TRACE + "-" + CALLER + "-01",
            "00-" + TRACE + "-" + CALLER,
            SAMPLED.replace('-', '_'),
            "x".repeat(10_000));
    List<Span> spans =
        spans(
            client -> {
              for (String traceparent : invalid) {
                assertEquals(
                    404, client.get("/Users/nobody", "traceparent", traceparent).statusCode());
              }
            });
    List<Span> requests = spans.stream().filter(span -> span.kind() == 2).toList();
    assertEquals(invalid.size(), requests.size());
    assertTrue(requests.stream().allMatch(span -> span.parent().isEmpty()), spans::toString);
    assertEquals(invalid.size(), requests.stream().map(Span::trace).distinct().count());
    assertTrue(requests.stream().noneMatch(span -> span.trace().equals(TRACE)), spans::toString);
  }

  @Test
  void caller_whoDoesNotSample_decidesForItsRequest() {
    List<Span> spans =
        spans(client -> client.get("/Users", "traceparent", "00-" + TRACE + "-" + CALLER + "-00"));
    assertEquals(List.of(), spans);
  }

  @Test
  void collector_thatIsSilent_harmsNoRequestAndNoStop() throws IOException {
    try (ServerSocket silent = listener()) {
      int port = silent.getLocalPort();
      assertTimeoutPreemptively(LIMIT, () -> askOften(port, MORE_THAN_THE_QUEUE_HOLDS));
    }
  }

  @Test
  void collector_thatIsAway_harmsNoRequestAndNoStop() throws IOException {
    int port;
    try (ServerSocket gone = listener()) {
      port = gone.getLocalPort();
    }
    assertTimeoutPreemptively(LIMIT, () -> askOften(port, 1));
  }

  private static ServerSocket listener() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private void askOften(int port, int times) {
    ask(
        "http://127.0.0.1:" + port,
        client -> {
          for (int i = 0; i < times; i++) {
            assertEquals(200, client.get("/ServiceProviderConfig").statusCode());
          }
        });
  }
}
