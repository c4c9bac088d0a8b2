package dev.muster.bootstrap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import dev.muster.bootstrap.settings.Setting;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** More requests than connections, while the database is at a standstill. */
@ExtendWith(SharedMuster.class)
final class OverloadIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration BOUND = Duration.ofMillis(250);

  /** More than may wait for one connection, if they arrive while the first of them waits. */
  private static final int REQUESTS = 200;

  private static final Pattern REFUSED = Pattern.compile("(?m)^muster_pool_refused_total ([0-9]+)");

  private final RunningMuster shared;

  OverloadIT(RunningMuster shared) {
    this.shared = shared;
  }

  @Test
  void overload_isRefusedAtOnce_andKeepsNobodyOutWhomTheCacheAnswers() throws Exception {
    try (RunningMuster muster =
            shared.sibling(
                Map.of(Setting.POOL_SIZE, "1", Setting.CACHE_STALENESS, BOUND.toMillis() + "ms"));
        Connection connection = muster.openDatabase();
        Statement statement = connection.createStatement();
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      ScimHttp scim = muster.newClient();
      String user = scim.post("/Users", "{\"userName\":\"ada\"}").body();
      String ada = "/Users/" + user.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
      long written = System.nanoTime();
      // By then the server has heard of its own write, which makes it read the user once more.
      await(() -> System.nanoTime() - written > BOUND.toNanos() && isHit(scim.get(ada)));
      connection.setAutoCommit(false);
      statement.execute("lock table groups in access exclusive mode");

      List<Future<HttpResponse<String>>> answers = new ArrayList<>();
      await(
          () -> {
            for (int i = 0; i < REQUESTS; i++) {
              String search = "displayName sw \"group" + answers.size() + "\"";
              String path = "/Groups?filter=" + ScimHttp.encode(search);
              answers.add(clients.submit(() -> scim.get(path)));
            }
            return refused(muster) > 0;
          });
      await(() -> isHit(scim.get(ada)));
      assertEquals(200, scim.get(muster.rootUrl() + "/health/live").statusCode());
      connection.rollback();

      int refused = 0;
      for (Future<HttpResponse<String>> waiting : answers) {
        HttpResponse<String> answer = waiting.get();
        if (answer.statusCode() == 503) {
          assertEquals("1", answer.headers().firstValue("Retry-After").orElse(""));
          refused++;
        } else {
          assertEquals(200, answer.statusCode(), answer.body());
        }
      }
      assertTrue(refused > 0);
      await(() -> scim.filter("userName eq \"ada\"").body().contains("\"totalResults\":1,"));
    }
  }

  private static boolean isHit(HttpResponse<String> answer) {
    return answer.statusCode() == 200
        && answer.headers().firstValue("Server-Timing").orElse("").contains("\"hit\"");
  }

  private static int refused(RunningMuster muster) {
    String metrics = new ScimHttp(muster.scimUrl(), "").get(muster.rootUrl() + "/metrics").body();
    Matcher refused = REFUSED.matcher(metrics);
    assertTrue(refused.find(), metrics);
    return Integer.parseInt(refused.group(1));
  }

  private static void await(BooleanSupplier condition)
      throws InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new TimeoutException("it does not happen");
      }
      Thread.sleep(10);
    }
  }
}
