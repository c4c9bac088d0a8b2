package dev.muster.bootstrap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A server whose process stands still (SIGSTOP), as a machine that is overloaded or suspended. */
@ExtendWith(SharedMuster.class)
final class PausedServerIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder = Path.of("");

  private final RunningMuster muster;
  private final ScimHttp here;

  PausedServerIT(RunningMuster muster) {
    this.muster = muster;
    this.here = muster.newClient();
  }

  @Test
  void read_afterAPauseLongerThanChangesAreKept_isOfWhatWasWrittenMeanwhile() throws Exception {
    String user = here.post("/Users", "{\"userName\":\"ada\",\"title\":\"Miss\"}").body();
    String id = user.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
    Map<String, String> environment = new HashMap<>(muster.databaseEnvironment());
    environment.put("MUSTER_PORT", "0");
    try (MusterProcess server = MusterProcess.start(folder, environment, "serve")) {
      String line = server.awaitLine(" serves http");
      ScimHttp there = new ScimHttp(line.substring(line.indexOf("http")), here.token());
      for (int hits = 0; hits < 3; hits++) {
        awaitHit(there, "/Users/" + id);
      }
      server.signal("STOP");
      try {
        assertEquals(200, retitle(id).statusCode());
        awaitPruned(id);
      } finally {
        server.signal("CONT");
      }

      HttpResponse<String> answer = there.get("/Users/" + id);

      assertTrue(answer.body().contains("Countess"), answer::body);
    }
  }

  private HttpResponse<String> retitle(String id) {
    return here.send(
        "PATCH",
        "/Users/" + id,
        BodyPublishers.ofString(
            "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":"
                + "[{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Countess\"}]}"));
  }

  private static void awaitHit(ScimHttp scim, String path) throws TimeoutException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!scim.get(path).headers().firstValue("Server-Timing").orElse("").contains("\"hit\"")) {
      if (System.nanoTime() > deadline) {
        throw new TimeoutException("never cached");
      }
    }
  }

  /** The paused server cannot learn of the change from the log any more. */
  private void awaitPruned(String id) throws SQLException, TimeoutException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (Connection connection = muster.openDatabase();
        Statement statement = connection.createStatement()) {
      while (rows(statement, id) > 0) {
        if (System.nanoTime() > deadline) {
          throw new TimeoutException("never pruned");
        }
      }
    }
  }

  private static int rows(Statement statement, String id) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(
            "select count(*), pg_sleep(0.05) from changes where resource_id = '" + id + "'")) {
      assertTrue(rows.next());
      return rows.getInt(1);
    }
  }
}
