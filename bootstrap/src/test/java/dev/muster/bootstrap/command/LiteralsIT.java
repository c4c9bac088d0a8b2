package dev.muster.bootstrap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.cache.redis.RunningRedis;
import dev.muster.bootstrap.fixture.FakeCollector;
import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What clients send is personal data: it is in no metric, statement, header, span, key of Redis or
 * line of a log. One word is sent wherever a client can put one, and looked for everywhere.
 */
@ExtendWith(SharedMuster.class)
final class LiteralsIT {

  private static final String WORD = PlantedWord.WORD;

  /** Longer than a search may take without being logged. */
  private static final long SLOW_MILLIS = 1_500;

  @RegisterExtension private static final RunningRedis REDIS = new RunningRedis();

  @TempDir private Path folder = Path.of("");

  private final RunningMuster muster;
  private final String token;

  LiteralsIT(RunningMuster muster) {
    this.muster = muster;
    this.token = muster.newTenant();
  }

  @ParameterizedTest
  @CsvSource({"text, ehcache", "json, redis"})
  void whatClientsSend_isNowhereButInTheirAnswers(String format, String cache) throws Exception {
    try (FakeCollector collector = new FakeCollector()) {
      Map<String, String> environment = new HashMap<>(muster.databaseEnvironment());
      environment.put("MUSTER_PORT", "0");
      environment.put("MUSTER_LOG_FORMAT", format);
      environment.put("MUSTER_ACCESS_LOG", "on");
      environment.put("MUSTER_TRACES_ENDPOINT", collector.url());
      environment.put("MUSTER_CACHE", cache);
      environment.put("MUSTER_REDIS_URL", REDIS.url());
      Map<String, String> outputs = new HashMap<>();
      PlantedWord word = new PlantedWord(token);
      try (MusterProcess server = MusterProcess.start(folder, environment, "serve")) {
        String line = server.awaitLine(" serves http");
        server.awaitLine("curl");
        String url = line.substring(line.indexOf("http")).strip();
        ScimHttp scim = new ScimHttp(url, token);
        word.sendEverywhere(url);
        word.note(200, searchSlowly(scim));
        word.note(500, fail(scim));
        ScimHttp administrator = new ScimHttp(url, muster.newAdministrator());
        String root = scim.rootUrl();
        if (cache.equals("redis")) {
          outputs.put("keys", awaitKeys(scim));
        }
        outputs.put("metrics", administrator.get(root + "/metrics").body());
        outputs.put("plan", awaitPlan(administrator, root));
        outputs.put("statements", administrator.get(root + "/admin/statements").body());
        outputs.put(
            "table", administrator.get(root + "/admin/statements", "Accept", "text/plain").body());
        server.terminate();
        assertEquals(143, server.awaitExit());
        // JSON may escape the slashes of routes.
        outputs.put("log", server.output().replace("\\/", "/"));
      }
      outputs.put("spans", collector.text());
      outputs.put("database", databaseLog());
      word.answers().forEach(answer -> outputs.merge("headers", headers(answer), String::concat));
      assertTold(outputs);
      outputs.forEach(
          (name, text) ->
              assertFalse(
                  text.toLowerCase(Locale.ROOT).contains(WORD),
                  () -> name + ": " + around(text.toLowerCase(Locale.ROOT))));
    }
  }

  /** The plan of the slow search is read beside it. */
  private static String awaitPlan(ScimHttp administrator, String root) throws Exception {
    String statement = "";
    for (int i = 0; i < 1_000 && !statement.contains("\"slow\":{"); i++) {
      Thread.sleep(10);
      statement = administrator.get(root + "/admin/statements/GroupMapper.search").body();
    }
    return statement;
  }

  /** Of what is read some time after the last write; values are documents, and may hold it. */
  private static String awaitKeys(ScimHttp scim) throws Exception {
    String keys = "";
    for (int i = 0; i < 1_000 && !keys.contains(":page-user:"); i++) {
      Thread.sleep(10);
      assertEquals(200, scim.filter("userName eq \"" + WORD + "\"").statusCode());
      keys = REDIS.meddle(commands -> String.join("\n", commands.keys("*")));
    }
    assertTrue(keys.contains(":page-user:"), keys);
    return keys;
  }

  /** What PostgreSQL itself logs. */
  private String databaseLog() throws Exception {
    try (Connection database = muster.openDatabase();
        Statement statement = database.createStatement();
        ResultSet log =
            statement.executeQuery(
                "select string_agg(pg_read_file('log/' || name), '') from pg_ls_logdir()")) {
      assertTrue(log.next());
      return log.getString(1);
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
            List.of("UserMapper.insert", "UserMapper.search", "\"slow\":{", "Index Cond"),
            "plan",
            List.of("GroupMapper.search", "\"slow\":{", "Index Cond"),
            "table",
            List.of("UserMapper.insert", "UserMapper.search"),
            "database",
            List.of("ready to accept connections"),
            "headers",
            List.of("server-timing", "x-request-id"),
            "spans",
            List.of("UserMapper.search", "POST /scim/v2/Users/.search"),
            "log",
            List.of(
                "A search took",
                "Group by externalId",
                "POST request failed",
                "PATCH /scim/v2/Users"))
        .forEach(
            (name, texts) ->
                texts.forEach(
                    text ->
                        assertTrue(
                            String.valueOf(outputs.get(name)).contains(text),
                            () -> text + " in " + name + ": " + outputs.get(name))));
  }

  /** By waiting for a lock; of groups, since looking for a token reads users. */
  private HttpResponse<String> searchSlowly(ScimHttp scim) throws Exception {
    try (Connection database = muster.openDatabase();
        Statement statement = database.createStatement()) {
      database.setAutoCommit(false);
      statement.execute("lock table groups in access exclusive mode");
      CompletableFuture<HttpResponse<String>> searched =
          CompletableFuture.supplyAsync(
              () ->
                  scim.get("/Groups?filter=" + ScimHttp.encode("externalId eq \"" + WORD + "\"")));
      awaitWaiting(statement);
      Thread.sleep(SLOW_MILLIS);
      database.rollback();
      return searched.get(30, TimeUnit.SECONDS);
    }
  }

  private static void awaitWaiting(Statement statement) throws Exception {
    boolean waiting = false;
    for (int i = 0; i < 1_000 && !waiting; i++) {
      Thread.sleep(10);
      try (ResultSet locks =
          statement.executeQuery(
              "select from pg_locks where not granted and relation = 'groups'::regclass")) {
        waiting = locks.next();
      }
    }
    assertTrue(waiting, "the search does not wait for the lock");
  }

  /** By a constraint, of which PostgreSQL says which row violates it. */
  private HttpResponse<String> fail(ScimHttp scim) throws Exception {
    try (Connection database = muster.openDatabase();
        Statement statement = database.createStatement()) {
      statement.execute("alter table users add constraint refused check (false) not valid");
      try {
        return scim.post("/Users", PlantedWord.user("third-"));
      } finally {
        statement.execute("alter table users drop constraint refused");
      }
    }
  }
}
