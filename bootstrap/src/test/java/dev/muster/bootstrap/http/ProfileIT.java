package dev.muster.bootstrap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import dev.muster.bootstrap.settings.Setting;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What answers and administrators are told of costs; a route that asks more often turns red. */
@ExtendWith(SharedMuster.class)
final class ProfileIT {

  private static final String DURATION = "dur=[0-9]+\\.[0-9]{3}";
  private static final Pattern TIMING =
      Pattern.compile(
          """
          auth;D(?:, cache;desc="(hit|miss|bypass)")?, (?:pool;D, db;D|db);desc="([0-9]+)", render;D"""
              .replace("D", DURATION));

  private final RunningMuster muster;
  private final ScimHttp scim;

  ProfileIT(RunningMuster muster) {
    this.muster = muster;
    this.scim = muster.newClient();
  }

  private static Matcher timing(HttpResponse<String> answer) {
    String header = answer.headers().firstValue("Server-Timing").orElse("");
    Matcher timing = TIMING.matcher(header);
    assertTrue(timing.matches(), answer.statusCode() + ": " + header);
    return timing;
  }

  /** Where the token is known. */
  private static void assertCosts(int statements, HttpResponse<String> answer) {
    assertEquals(
        Integer.toString(statements),
        timing(answer).group(2),
        answer.request().method() + " " + answer.uri());
  }

  private static String created(ScimHttp scim, String endpoint, String body) {
    HttpResponse<String> answer = scim.post(endpoint, body);
    assertEquals(201, answer.statusCode(), answer.body());
    return answer.headers().firstValue("Location").orElseThrow();
  }

  /** The token is looked up once an hour there: every statement is one of the route. */
  @Test
  void statements_ofEachRoute_areWithinTheirBudget() {
    try (RunningMuster patient = muster.sibling(Map.of(Setting.CACHE_STALENESS, "1h"))) {
      ScimHttp client = new ScimHttp(patient.scimUrl(), scim.token());
      String user = created(client, "/Users", "{\"userName\":\"ada\"}");
      String group = created(client, "/Groups", "{\"displayName\":\"Guides\"}");
      assertCosts(1, client.post("/Users", "{\"userName\":\"bob\"}"));
      assertCosts(1, client.get("/Users?filter=userName%20eq%20%22ada%22"));
      assertCosts(1, client.get("/Users?count=100"));
      assertCosts(2, client.get("/Users?count=1"));
      assertCosts(2, client.put(user, "{\"userName\":\"ada\",\"title\":\"Countess\"}"));
      assertCosts(
          2, patch(client, user, "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Lady\"}"));
      assertCosts(1, patch(client, group, member(user)));
      assertCosts(1, client.get("/Groups?count=100"));
      assertCosts(1, client.get("/Users/01890000-0000-7000-8000-000000000000"));
      assertCosts(0, client.get("/Users?filter=nonsense"));
      assertCosts(1, client.delete(user));
      assertCosts(1, client.delete(group));
    }
  }

  private static HttpResponse<String> patch(ScimHttp client, String url, String operation) {
    return client.send(
        "PATCH",
        url,
        BodyPublishers.ofString(
            "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":["
                + operation
                + "]}"));
  }

  private static String member(String user) {
    return "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\""
        + user.substring(user.lastIndexOf('/') + 1)
        + "\"}]}";
  }

  @Test
  void read_again_isAnsweredFromMemory() throws Exception {
    String user = created(scim, "/Users", "{\"userName\":\"grace\"}");
    HttpResponse<String> answer = scim.get(user);
    for (int i = 0; i < 500 && !"hit".equals(timing(answer).group(1)); i++) {
      Thread.sleep(10);
      answer = scim.get(user);
    }
    assertEquals("hit", timing(answer).group(1));
  }

  @Test
  void renderingOfAResource_isTold_whateverIsAskedOfIt() {
    HttpResponse<String> created = scim.post("/Users", "{\"userName\":\"emmy\"}");
    String user = created.headers().firstValue("Location").orElseThrow();
    for (HttpResponse<String> answer :
        List.of(created, scim.get(user + "?attributes=userName"), scim.get("/Users?count=1"))) {
      String costs = timing(answer).group();
      assertFalse(costs.endsWith("render;dur=0.000"), costs);
    }
  }

  @Test
  void answers_withoutBodyAndErrors_sayWhatTheyCost() {
    String user = created(scim, "/Users", "{\"userName\":\"mary\"}");
    for (HttpResponse<String> answer :
        List.of(
            scim.get("/Users/nobody"),
            scim.get(user, "If-None-Match", "*"),
            scim.delete(user),
            new ScimHttp(muster.scimUrl(), "wrong").get("/Users"))) {
      timing(answer);
    }
  }

  @Test
  void serverTiming_switchedOff_isNotSaid() {
    try (RunningMuster silent = muster.sibling(Map.of(Setting.SERVER_TIMING, "off"))) {
      HttpResponse<String> answer = silent.newClient().get("/Users");
      assertEquals(200, answer.statusCode());
      assertTrue(answer.headers().firstValue("Server-Timing").isEmpty());
    }
  }

  @Test
  void metrics_countWhatHappened_andNameNothingThatWasSent() {
    String secret = "secret-" + System.nanoTime();
    String user = created(scim, "/Users", "{\"userName\":\"" + secret + "\"}");
    assertEquals(200, scim.get(user).statusCode());
    assertEquals(200, scim.filter("userName eq \"" + secret + "\"").statusCode());
    assertEquals(404, scim.get("/" + secret).statusCode());
    HttpResponse<String> answer = scim.get(muster.rootUrl() + "/metrics");
    assertTrue(answer.headers().firstValue("Server-Timing").isEmpty());
    assertTrue(
        answer.headers().firstValue("Content-Type").orElse("").startsWith("text/plain; version="));
    for (String line :
        List.of(
            "muster_requests_seconds_count{method=\"GET\",route=\"/scim/v2/Users/{id}\",status=\"200\"} ",
            "muster_requests_seconds_count{method=\"POST\",route=\"/scim/v2/Users\",status=\"201\"} ",
            "muster_requests_seconds_count{method=\"GET\",route=\"none\",status=\"404\"} ",
            "muster_cache_reads_total{result=\"miss\",type=\"User\"} ",
            "muster_pool_connections{state=\"idle\"} ",
            "muster_pool_refused_total ",
            "muster_statements_seconds_count{statement=\"UserMapper.insert\"} ",
            "muster_statement_errors_total{statement=\"UserMapper.insert\"} ",
            "jvm_memory_used_bytes{")) {
      assertTrue(answer.body().contains("\n" + line), line + answer.body());
    }
    assertFalse(answer.body().contains(secret));
  }

  @Test
  void statement_thatWasSlow_keepsItsPlanWithoutValues() throws Exception {
    try (RunningMuster strict = muster.sibling(Map.of(Setting.SLOW_STATEMENT, "1ms"))) {
      ScimHttp client = new ScimHttp(strict.scimUrl(), scim.token());
      ScimHttp administrator = new ScimHttp(strict.scimUrl(), muster.newAdministrator());
      String secret = "secret-" + System.nanoTime();
      String path = strict.rootUrl() + "/admin/statements";
      String one = path + "/UserMapper.insertAll";
      for (int i = 0; i < 100 && !administrator.get(one).body().contains("\"slow\":{"); i++) {
        assertEquals(200, client.post("/Bulk", users(secret + "-" + i)).statusCode());
        Thread.sleep(50);
      }
      String json = administrator.get(one).body();
      assertTrue(
          json.matches(".*\"slow\":\\{\"at\":\"2[^\"]+\",\"milliseconds\":[0-9.]+,.*"), json);
      assertTrue(json.contains("\"plan\":\"") && json.contains("\"verdict\":\""), json);
      assertTrue(administrator.get(path).body().contains(json.substring(1)), json);
      String text = administrator.get(one, "Accept", "text/plain").body();
      assertTrue(text.startsWith("UserMapper.insertAll took "), text);
      assertTrue(text.contains("Insert ModifyTable on users"), text);
      String table = administrator.get(path, "Accept", "text/plain").body();
      assertTrue(
          table.lines().anyMatch(line -> line.matches("UserMapper.insertAll .* [0-9.]+")), table);
      assertFalse((json + text + table).contains(secret));
      assertEquals(404, administrator.get(path + "/Nobody.asked").statusCode());
      assertEquals(403, client.get(one).statusCode());
    }
  }

  private static String users(String name) {
    String operations =
        IntStream.range(0, 200)
            .mapToObj(
                i ->
                    "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"%d\",\"data\":{\"userName\":\"%s-%d\"}}"
                        .formatted(i, name, i))
            .collect(Collectors.joining(","));
    return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":["
        + operations
        + "]}";
  }

  @Test
  void statements_areForAdministratorsOnly() {
    String path = muster.rootUrl() + "/admin/statements";
    assertEquals(403, scim.get(path).statusCode());
    assertEquals(401, new ScimHttp(muster.scimUrl(), "wrong").get(path).statusCode());
    ScimHttp administrator = new ScimHttp(muster.scimUrl(), muster.newAdministrator());
    String secret = "secret-" + System.nanoTime();
    assertEquals(200, scim.filter("userName eq \"" + secret + "\"").statusCode());
    HttpResponse<String> json = administrator.get(path);
    assertEquals("application/json", json.headers().firstValue("Content-Type").orElse(""));
    Pattern fields =
        Pattern.compile(
            "\\{\"name\":\"UserMapper.search\",\"calls\":[1-9][0-9]*,\"errors\":[0-9]+,\"rows\":[0-9]+"
                + Stream.of("mean", "median", "p99", "max", "poolWait")
                    .map(name -> ",\"" + name + "\":[0-9]+(\\.[0-9]{1,3})?")
                    .collect(Collectors.joining())
                + "[,}]");
    assertTrue(fields.matcher(json.body()).find(), json.body());
    HttpResponse<String> table = administrator.get(path, "Accept", "text/plain");
    assertTrue(table.body().startsWith("statement "), table.body());
    assertTrue(table.body().contains("\nTokenMapper.find "), table.body());
    assertFalse((json.body() + table.body()).contains(secret));
    assertEquals(403, administrator.get("/Users").statusCode());
  }
}
