package dev.muster.bootstrap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.bootstrap.fixture.FakeCollector;
import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The log of a server as a process, in both formats. */
@ExtendWith(SharedMuster.class)
final class ServerLogIT {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String TRACEPARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

  @TempDir private Path folder = Path.of("");

  private final RunningMuster muster;
  private final String token;

  ServerLogIT(RunningMuster muster) {
    this.muster = muster;
    this.token = muster.newTenant();
  }

  /** What a server prints that serves these requests. */
  private String output(Map<String, String> settings, Requests requests) throws Exception {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("MUSTER_PORT", "0");
    environment.putAll(muster.databaseEnvironment());
    try (MusterProcess server = MusterProcess.start(folder, environment, "serve")) {
      String line = server.awaitLine(" serves http");
      server.awaitLine("curl");
      requests.send(new ScimHttp(line.substring(line.indexOf("http")), token));
      server.terminate();
      assertEquals(143, server.awaitExit());
      return server.output();
    }
  }

  private interface Requests {
    void send(ScimHttp scim) throws Exception;
  }

  private static List<JsonNode> json(String output) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : output.lines().toList()) {
      if (line.startsWith("{")) {
        lines.add(new ObjectMapper().readTree(line));
      } else {
        assertFalse(line.matches("(\\d{4}-|\\s+at |[A-Z]+: ).*"), line);
      }
    }
    return lines;
  }

  private static JsonNode with(List<JsonNode> lines, String requestId) {
    return lines.stream()
        .filter(line -> line.at("/mdc/requestId").asText().equals(requestId))
        .findFirst()
        .orElseThrow(() -> new AssertionError(requestId + " in " + lines));
  }

  private static Map<String, String> values(JsonNode line) {
    Map<String, String> values = new HashMap<>();
    line.path("kvpList")
        .forEach(
            pair ->
                pair.properties()
                    .forEach(value -> values.put(value.getKey(), value.getValue().asText())));
    return values;
  }

  private void whereAStatementFails(Requests requests, ScimHttp scim) throws Exception {
    try (Connection database = muster.openDatabase()) {
      run(database, "alter table users add constraint refused check (false) not valid");
      try {
        requests.send(scim);
      } finally {
        run(database, "alter table users drop constraint refused");
      }
    }
  }

  private static void run(Connection database, String sql) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void json_isOneObjectALine_withWhatFindsTheRequest() throws Exception {
    try (FakeCollector collector = new FakeCollector()) {
      Map<String, String> settings =
          Map.of(
              "MUSTER_LOG_FORMAT", "json",
              "MUSTER_ACCESS_LOG", "on",
              "MUSTER_TRACES_ENDPOINT", collector.url());
      List<JsonNode> lines =
          json(
              output(
                  settings,
                  scim -> {
                    scim.get("/Users/nobody", "X-Request-Id", "a-read", "traceparent", TRACEPARENT);
                    String metrics = scim.rootUrl() + "/metrics";
                    for (int i = 0; i < 5; i++) {
                      assertEquals(200, scim.get(metrics).statusCode());
                    }
                    whereAStatementFails(ServerLogIT::fail, scim);
                  }));
      assertEquals(
          5,
          lines.stream()
              .filter(line -> line.path("formattedMessage").asText().startsWith("GET /metrics "))
              .filter(line -> line.at("/mdc/traceId").isMissingNode())
              .count());
      JsonNode read = with(lines, "a-read");
      assertEquals(TRACE, read.at("/mdc/traceId").asText());
      assertEquals("INFO", read.path("level").asText());
      assertEquals("dev.muster.access", read.path("loggerName").asText());
      assertFalse(read.path("threadName").isMissingNode());
      assertTrue(read.path("timestamp").asLong() > 1_700_000_000_000L);
      assertTrue(
          read.path("formattedMessage").asText().startsWith("GET /scim/v2/Users/{id} 404, "));
      Map<String, String> values = values(read);
      assertTrue(Double.parseDouble(values.remove("milliseconds")) > 0);
      assertEquals(
          Map.of(
              "method", "GET", "route", "/scim/v2/Users/{id}", "status", "404", "statements", "1"),
          values);
      JsonNode failure = with(lines, "a-failure");
      assertEquals("ERROR", failure.path("level").asText());
      assertTrue(failure.at("/throwable/className").asText().endsWith("DirectoryFault"));
      assertTrue(
          lines.stream()
              .anyMatch(line -> line.path("formattedMessage").asText().equals("Stopped")));
    }
  }

  private static void fail(ScimHttp scim) {
    HttpResponse<String> failed =
        scim.post("/Users", "{\"userName\":\"ada\"}", "X-Request-Id", "a-failure");
    assertEquals(500, failed.statusCode(), failed.body());
  }

  @Test
  void variableOfOpenTelemetry_thatCannotBeUsed_isNamed() throws Exception {
    Map<String, String> environment = new HashMap<>(muster.databaseEnvironment());
    environment.put("MUSTER_PORT", "0");
    environment.put("MUSTER_TRACES_ENDPOINT", "http://127.0.0.1:4318");
    environment.put("OTEL_TRACES_SAMPLER", "sometimes");
    try (MusterProcess server = MusterProcess.start(folder, environment, "serve")) {
      assertEquals(2, server.awaitExit());
      assertTrue(
          server.output().lines().anyMatch(line -> line.matches("muster: .*sometimes.*")),
          server.output());
      assertFalse(server.output().contains("\tat "), server.output());
    }
  }

  @Test
  void text_namesTheRequest_andLogsEachOnlyIfAsked() throws Exception {
    String output =
        output(
            Map.of(),
            scim -> {
              assertEquals(200, scim.get("/Users", "X-Request-Id", "a-list").statusCode());
              whereAStatementFails(ServerLogIT::fail, scim);
            });
    assertFalse(output.contains("a-list"), output);
    assertTrue(
        output.lines().anyMatch(line -> line.matches("\\S+ ERROR \\S+ a-failure POST .*")), output);
    assertTrue(output.lines().anyMatch(line -> line.matches("\\S+ INFO  \\S+ Stopped")), output);
  }
}
