package dev.muster.bootstrap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.FakeCollector;
import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What clients send is personal data: it is in no metric, statement, header, span or line of the
 * log. One word is sent wherever a client can put one, and looked for everywhere.
 */
@ExtendWith(SharedMuster.class)
final class LiteralsIT {

  private static final String WORD = "planted" + Long.toHexString(System.nanoTime());
  private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
  private static final String BULK = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";

  /** Longer than a search may take without being logged. */
  private static final long SLOW_MILLIS = 1_500;

  @TempDir private Path folder = Path.of("");

  private final RunningMuster muster;
  private final String token;
  private final List<HttpResponse<String>> answers = new ArrayList<>();

  LiteralsIT(RunningMuster muster) {
    this.muster = muster;
    this.token = muster.newTenant();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void whatClientsSend_isNowhereButInTheirAnswers(String format) throws Exception {
    try (FakeCollector collector = new FakeCollector()) {
      Map<String, String> environment = new HashMap<>(muster.databaseEnvironment());
      environment.put("MUSTER_PORT", "0");
      environment.put("MUSTER_LOG_FORMAT", format);
      environment.put("MUSTER_ACCESS_LOG", "on");
      environment.put("MUSTER_TRACES_ENDPOINT", collector.url());
      Map<String, String> outputs = new HashMap<>();
      try (MusterProcess server = MusterProcess.start(folder, environment, "serve")) {
        String line = server.awaitLine(" serves http");
        server.awaitLine("curl");
        String url = line.substring(line.indexOf("http")).strip();
        ScimHttp scim = new ScimHttp(url, token);
        String user = write(scim);
        read(scim, user);
        ask(scim);
        bulk(scim, user);
        misuse(scim, url);
        searchSlowly(scim);
        fail(scim);
        ScimHttp administrator = new ScimHttp(url, muster.newAdministrator());
        String root = scim.rootUrl();
        outputs.put("metrics", administrator.get(root + "/metrics").body());
        outputs.put("statements", administrator.get(root + "/admin/statements").body());
        outputs.put(
            "table", administrator.get(root + "/admin/statements", "Accept", "text/plain").body());
        server.terminate();
        assertEquals(143, server.awaitExit());
        // JSON may escape the slashes of routes.
        outputs.put("log", server.output().replace("\\/", "/"));
      }
      outputs.put("spans", collector.text());
      answers.forEach(answer -> outputs.merge("headers", headers(answer), String::concat));
      assertTold(outputs);
      outputs.forEach(
          (name, text) ->
              assertFalse(
                  text.toLowerCase(Locale.ROOT).contains(WORD),
                  () -> name + ": " + around(text.toLowerCase(Locale.ROOT))));
    }
  }

  private static String around(String text) {
    int found = text.indexOf(WORD);
    return text.substring(Math.max(0, found - 500), Math.min(text.length(), found + 500));
  }

  /** All but the addresses of what was asked for. */
  private static String headers(HttpResponse<String> answer) {
    StringBuilder headers = new StringBuilder();
    answer.headers().map().entrySet().stream()
        .filter(header -> !header.getKey().toLowerCase(Locale.ROOT).endsWith("location"))
        .forEach(headers::append);
    return headers.toString();
  }

  /** The outputs are what they are taken for. */
  private static void assertTold(Map<String, String> outputs) {
    Map.of(
            "metrics",
            List.of("route=\"/scim/v2/Users/{id}\",status=\"404\"", "statement=\"UserMapper."),
            "statements",
            List.of("UserMapper.insert", "UserMapper.search"),
            "table",
            List.of("UserMapper.insert", "UserMapper.search"),
            "headers",
            List.of("server-timing", "x-request-id"),
            "spans",
            List.of("UserMapper.search", "POST /scim/v2/Users/.search"),
            "log",
            List.of(
                "A search took", "User by title", "POST request failed", "PATCH /scim/v2/Users"))
        .forEach(
            (name, texts) ->
                texts.forEach(
                    text ->
                        assertTrue(
                            String.valueOf(outputs.get(name)).contains(text),
                            () -> text + " in " + name + ": " + outputs.get(name))));
  }

  private HttpResponse<String> note(int status, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), answer::body);
    answers.add(answer);
    return answer;
  }

  private static String user(String name) {
    return """
        {"userName": "%1$s%2$s", "externalId": "%2$s", "displayName": "%2$s", "title": "%2$s",
         "name": {"givenName": "%2$s", "familyName": "%2$s"}, "nickName": "%2$s",
         "password": "%2$s-%2$s", "emails": [{"value": "%2$s@%2$s.example", "type": "%2$s"}],
         "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"department": "%2$s"}}
        """
        .formatted(name, WORD);
  }

  private static String patch(String operations) {
    return "{\"schemas\": [\"" + PATCH + "\"], \"Operations\": [" + operations + "]}";
  }

  private String write(ScimHttp scim) {
    HttpResponse<String> created = note(201, scim.post("/Users", user("")));
    String location = created.headers().firstValue("Location").orElseThrow();
    String id = location.substring(location.lastIndexOf('/') + 1);
    note(409, scim.post("/Users", user("")));
    note(201, scim.post("/Users", user("second-")));
    note(200, scim.put("/Users/" + id, user("")));
    note(412, scim.put("/Users/" + id, user(""), "If-Match", "\"" + WORD + "\""));
    for (String operation :
        List.of(
            "'op': 'replace', 'path': 'emails[value eq \"W@W.example\"].display', 'value': 'W'",
            "'op': 'add', 'path': 'phoneNumbers[type eq \"W\"].value', 'value': 'W'",
            "'op': 'replace', 'value': {'title': 'W', 'nickName': 'W again'}")) {
      note(200, patch(scim, id, operation));
    }
    for (String operation :
        List.of(
            "'op': 'replace', 'path': 'W', 'value': 'W'",
            "'op': 'W', 'path': 'title', 'value': 'W'",
            "'op': 'replace', 'path': 'emails[W eq \"W\"]', 'value': 'W'",
            "'op': 'replace', 'path': 'emails[value eq \"W\"', 'value': 'W'",
            "'op': 'replace', 'path': 'active', 'value': 'W'")) {
      note(400, patch(scim, id, operation));
    }
    note(201, scim.post("/Groups", group(id)));
    note(400, scim.post("/Groups", group(WORD)));
    return id;
  }

  private static HttpResponse<String> patch(ScimHttp scim, String id, String operation) {
    String body =
        patch("{" + operation.replace("\"", "\\\"").replace('\'', '"').replace("W", WORD) + "}");
    return scim.send("PATCH", "/Users/" + id, BodyPublishers.ofString(body));
  }

  private static String group(String member) {
    return "{\"displayName\": \"%s\", \"members\": [{\"value\": \"%s\"}]}".formatted(WORD, member);
  }

  private void read(ScimHttp scim, String id) {
    note(200, scim.get("/Users/" + id));
    note(200, scim.get("/Users/" + id));
    note(404, scim.get("/Users/" + WORD));
    note(404, scim.delete("/Users/" + WORD));
    note(404, scim.get("/GroupMembers/" + WORD));
    note(404, scim.get("/" + WORD));
    note(404, scim.get("/Schemas/" + WORD));
  }

  private void ask(ScimHttp scim) {
    for (String filter :
        List.of(
            "userName eq \"W\"",
            "userName co \"W\"",
            "emails.value sw \"W\"",
            "emails[type eq \"W\" and value ew \"example\"]",
            "not (title eq \"W\") or externalId eq \"W\"")) {
      String filled = filter.replace("W", WORD);
      note(200, scim.filter(filled));
      String body = "{\"filter\": \"" + filled.replace("\"", "\\\"") + "\"}";
      note(200, scim.post("/Users/.search", body));
      note(200, scim.post("/.search", body));
      note(200, scim.get("?filter=" + ScimHttp.encode(filled)));
    }
    for (String filter :
        List.of("userName zz \"W\"", "W eq \"W\"", "userName eq \"W", "active gt \"W\"", "W")) {
      note(400, scim.filter(filter.replace("W", WORD)));
    }
    String member = ScimHttp.encode("group.value eq \"" + WORD + "\"");
    note(200, scim.get("/GroupMembers?filter=" + member));
    note(200, scim.get("/Groups?filter=" + ScimHttp.encode("displayName eq \"" + WORD + "\"")));
    note(200, scim.get("/Users?" + WORD + "=" + WORD));
    for (String query : List.of("sortBy", "cursor", "startIndex", "count")) {
      note(400, scim.get("/Users?" + query + "=" + WORD));
    }
    answers.add(scim.get("/Users?attributes=" + WORD));
  }

  private void bulk(ScimHttp scim, String id) {
    String operations =
        """
        {"method": "POST", "path": "/Users", "bulkId": "W", "data": {"userName": "bulk-W"}},
        {"method": "POST", "path": "/Groups", "bulkId": "W-2",
         "data": {"displayName": "W", "members": [{"value": "bulkId:W"}]}},
        {"method": "PATCH", "path": "/Users/ID",
         "data": {"schemas": ["PATCH"], "Operations": [
           {"op": "replace", "path": "emails[value eq \\"W\\"].type", "value": "W"}]}},
        {"method": "PUT", "path": "/Users/W", "data": {"userName": "W"}},
        {"method": "DELETE", "path": "/W/W"},
        {"method": "POST", "path": "/Users", "bulkId": "W-3", "data": {"userName": "W"}}
        """;
    String body = "{\"schemas\": [\"" + BULK + "\"], \"Operations\": [" + operations + "]}";
    note(
        200,
        scim.post(
            "/Bulk",
            body.replace("PATCH\"]", PATCH + "\"]").replace("W", WORD).replace("ID\"", id + "\"")));
  }

  private void misuse(ScimHttp scim, String url) {
    note(401, new ScimHttp(url, WORD).get("/Users"));
    note(400, scim.post("/Users", "{\"userName\": \"" + WORD));
    note(400, scim.post("/Users", "{\"userName\": {\"" + WORD + "\": 1}}"));
    note(415, scim.post("/Users", user(""), "Content-Type", "text/" + WORD));
    note(
        200,
        scim.get(
            "/Users",
            "X-Request-Id",
            WORD + " " + WORD,
            "traceparent",
            WORD,
            "User-Agent",
            WORD,
            "Accept",
            WORD + "/" + WORD,
            "X-Forwarded-For",
            WORD,
            "Forwarded",
            "for=" + WORD,
            "Accept-Language",
            WORD));
    answers.add(scim.send(WORD.toUpperCase(Locale.ROOT), "/Users", BodyPublishers.noBody()));
    answers.add(scim.get("/Users/%00" + WORD));
    answers.add(scim.get("/Users/" + WORD + "%2f" + WORD));
  }

  /** By waiting for a lock. */
  private void searchSlowly(ScimHttp scim) throws Exception {
    try (Connection database = muster.openDatabase();
        Statement statement = database.createStatement()) {
      database.setAutoCommit(false);
      statement.execute("lock table users in access exclusive mode");
      CompletableFuture<HttpResponse<String>> searched =
          CompletableFuture.supplyAsync(() -> scim.filter("title eq \"" + WORD + "\""));
      awaitWaiting(statement);
      Thread.sleep(SLOW_MILLIS);
      database.rollback();
      note(200, searched.get(30, TimeUnit.SECONDS));
    }
  }

  private static void awaitWaiting(Statement statement) throws Exception {
    boolean waiting = false;
    for (int i = 0; i < 1_000 && !waiting; i++) {
      Thread.sleep(10);
      try (ResultSet locks =
          statement.executeQuery(
              "select from pg_locks where not granted and relation = 'users'::regclass")) {
        waiting = locks.next();
      }
    }
    assertTrue(waiting, "the search does not wait for the lock");
  }

  /** By a constraint, of which PostgreSQL says which row violates it. */
  private void fail(ScimHttp scim) throws Exception {
    try (Connection database = muster.openDatabase();
        Statement statement = database.createStatement()) {
      statement.execute("alter table users add constraint refused check (false) not valid");
      try {
        note(500, scim.post("/Users", user("third-")));
      } finally {
        statement.execute("alter table users drop constraint refused");
      }
    }
  }
}
