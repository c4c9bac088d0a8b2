package dev.muster.bootstrap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import dev.muster.bootstrap.settings.Setting;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The example of the README, word for word: users with a badge. */
@ExtendWith(SharedMuster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CustomSchemasIT {

  private static final String BADGE = "urn:example:params:scim:schemas:extension:1.0:Badge";
  private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

  private RunningMuster muster;
  private ScimHttp scim;

  @BeforeAll
  void start(RunningMuster shared, @TempDir Path folder) throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    Matcher examples = EXAMPLE.matcher(readme.substring(readme.indexOf("## Your own schemas")));
    int files = 0;
    while (examples.find()) {
      Files.writeString(folder.resolve(files++ + ".json"), examples.group(1));
    }
    assertEquals(2, files);
    muster = shared.sibling(Map.of(Setting.SCHEMA_DIR, folder.toString(), Setting.PORT, "0"));
    scim = muster.newClient();
  }

  @AfterAll
  void stop() {
    muster.close();
  }

  private static String user(String name, String badge) {
    return "{\"userName\":\"" + name + "\",\"" + BADGE + "\":" + badge + "}";
  }

  private static void assertStatus(int status, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), answer.body());
  }

  private String total(String filter) {
    HttpResponse<String> found = scim.filter(filter);
    assertStatus(200, found);
    Matcher total = Pattern.compile("\"totalResults\":(\\d+)").matcher(found.body());
    assertTrue(total.find(), found.body());
    return total.group(1);
  }

  @Test
  void discovery_showsTheExtension() {
    HttpResponse<String> type = scim.get("/ResourceTypes/User");
    assertTrue(
        type.body().contains("{\"schema\":\"" + BADGE + "\",\"required\":false}"), type.body());
    HttpResponse<String> schema = scim.get("/Schemas/" + BADGE.replace("Badge", "BADGE"));
    assertStatus(200, schema);
    assertTrue(schema.body().contains("\"name\":\"doors\""), schema.body());
    assertTrue(scim.get("/Schemas").body().contains("\"id\":\"" + BADGE + "\""));
  }

  @Test
  void extension_isValidatedStoredSearchedSortedAndProjected() {
    String doors =
        "[{\"value\":\"North\",\"since\":\"2026-01-02T03:04:05Z\"},{\"value\":\"South\"}]";
    HttpResponse<String> created =
        scim.post(
            "/Users",
            user("ada", "{\"number\":9,\"pin\":\"p-i-n\",\"doors\":" + doors + ",\"x\":1}"));
    assertStatus(201, created);
    assertFalse(created.body().contains("p-i-n"), created.body());
    assertTrue(
        created.body().contains("\"" + BADGE + "\":{\"number\":9,\"doors\""), created.body());
    assertTrue(created.body().contains(BADGE + "\"]"), created.body());
    assertTrue(created.body().contains("\"active\":true"), created.body());
    assertStatus(201, scim.post("/Users", user("bob", "{\"number\":10}")));
    assertStatus(201, scim.post("/Users", "{\"userName\":\"eve\"}"));

    assertEquals("1", total(BADGE + ":number gt 9"));
    assertEquals("2", total(BADGE.replace("urn", "URN") + ":NUMBER pr"));
    assertEquals(
        "1", total(BADGE + ":doors[value eq \"north\" and since lt \"2027-01-01T00:00:00Z\"]"));
    assertStatus(400, scim.filter(BADGE + ":pin eq \"p-i-n\""));
    String sorted = scim.get("/Users?attributes=userName&sortBy=" + BADGE + ":number").body();
    assertTrue(sorted.indexOf("ada") < sorted.indexOf("bob"), sorted);
    assertTrue(sorted.indexOf("bob") < sorted.indexOf("eve"), sorted);
    String narrow =
        scim.get("/Users?attributes=" + BADGE + ":doors.value," + BADGE + ":pin").body();
    assertTrue(narrow.contains("[{\"value\":\"North\"},{\"value\":\"South\"}]"), narrow);
    assertFalse(narrow.contains("p-i-n") || narrow.contains("number"), narrow);
    String list = scim.get("/Users").body();
    assertFalse(list.contains("p-i-n"), list);
  }

  @Test
  void extension_thatBreaksItsSchema_isRefused() {
    for (String badge :
        new String[] {
          "{\"doors\":[{\"value\":\"North\"}]}",
          "{\"number\":\"nine\"}",
          "{\"number\":9,\"doors\":[{\"since\":\"2026-01-02T03:04:05Z\"}]}",
          "[]"
        }) {
      HttpResponse<String> refused = scim.post("/Users", user("mallory", badge));
      assertStatus(400, refused);
      assertTrue(refused.body().contains(BADGE), refused.body());
    }
  }
}
