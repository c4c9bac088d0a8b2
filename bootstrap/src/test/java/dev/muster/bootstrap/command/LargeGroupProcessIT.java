package dev.muster.bootstrap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A server as a process of its own, with a group that its memory cannot hold. */
@ExtendWith(SharedMuster.class)
final class LargeGroupProcessIT {

  private static final int MEMBERS = 20_000;
  private static final int DISPLAY_CHARACTERS = 5_000;
  private static final String HEAP = "-Xmx64m";

  @TempDir private Path folder = Path.of("");

  private final RunningMuster muster;
  private final ScimHttp here;

  LargeGroupProcessIT(RunningMuster muster) {
    this.muster = muster;
    this.here = muster.newClient();
  }

  @Test
  void groupThatMemoryCannotHold_isShownWhole() throws Exception {
    String group = here.post("/Groups", "{\"displayName\":\"Large\"}").body();
    String id = group.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
    fill(id);
    Map<String, String> environment = new HashMap<>(muster.databaseEnvironment());
    environment.put("MUSTER_PORT", "0");
    environment.put("_JAVA_OPTIONS", HEAP);
    try (MusterProcess server = MusterProcess.start(folder, environment, "serve");
        HttpClient client = HttpClient.newHttpClient()) {
      String line = server.awaitLine(" serves http");
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(line.substring(line.indexOf("http")) + "/Groups/" + id))
              .header("Authorization", "Bearer " + here.token())
              .build();
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      assertEquals(200, answer.statusCode());
      assertWhole(answer.body(), server);
    }
  }

  /** Display names that take little in the database, because they are all the same. */
  private void fill(String group) throws SQLException {
    try (Connection connection = muster.openDatabase();
        Statement statement = connection.createStatement()) {
      int rows =
          statement.executeUpdate(
              """
              with added as (
                insert into users (tenant_id, id, version, created, last_modified, document,
                  user_name, user_name_key, display_name)
                select tenant_id, gen_random_uuid(), 1, now(), now(), '{"schemas":[]}',
                  n::text, n::text, repeat('x', %d)
                from groups, generate_series(1, %d) as n
                where groups.id = '%s'
                returning tenant_id, id
              )
              insert into group_members select tenant_id, '%3$s', id from added
              """
                  .formatted(DISPLAY_CHARACTERS, MEMBERS, group));
      assertEquals(MEMBERS, rows);
    }
  }

  private static void assertWhole(InputStream body, MusterProcess server) throws IOException {
    long characters = 0;
    int objects = 0;
    int last = 0;
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      for (int next = reader.read(); next >= 0; next = reader.read()) {
        characters++;
        objects += next == '{' ? 1 : 0;
        last = next;
      }
    }
    assertTrue(characters > (long) MEMBERS * DISPLAY_CHARACTERS, server::output);
    assertEquals(MEMBERS + 2, objects, "the group, its meta and each member");
    assertEquals('}', last);
  }
}
