package dev.muster.bootstrap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.BesideOthers;
import dev.muster.bootstrap.embedded.EmbeddedDatabase;
import dev.muster.bootstrap.embedded.Occupant;
import dev.muster.bootstrap.embedded.PreparedDataFolder;
import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An external database, and what happens when it goes away. */
@BesideOthers
final class DatabaseGoneIT {

  @TempDir(factory = PreparedDataFolder.class)
  private Path folder = Path.of("");

  @Test
  void databaseGone_isSaidSoonAndReadinessFails() {
    EmbeddedDatabase database =
        EmbeddedDatabase.open(folder, Occupant.SERVE, Duration.ofSeconds(30));
    try (RunningMuster muster = RunningMuster.on(database)) {
      ScimHttp scim = muster.newClient();
      assertEquals(201, scim.post("/Users", "{\"userName\":\"ada\"}").statusCode());
      assertEquals(200, scim.get(muster.rootUrl() + "/health/ready").statusCode());
      database.close();
      for (HttpResponse<String> refused :
          List.of(scim.get("/Users"), scim.post("/Users", "{\"userName\":\"bob\"}"))) {
        assertEquals(503, refused.statusCode(), refused.body());
        assertEquals("1", refused.headers().firstValue("Retry-After").orElse(""));
        assertTrue(refused.body().contains("\"status\":\"503\""), refused.body());
      }
      assertEquals(503, scim.get(muster.rootUrl() + "/health/ready").statusCode());
      assertEquals(200, scim.get(muster.rootUrl() + "/health/live").statusCode());
    } finally {
      database.close();
    }
  }
}
