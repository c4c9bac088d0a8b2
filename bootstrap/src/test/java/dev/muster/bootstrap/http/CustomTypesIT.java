package dev.muster.bootstrap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.DeviceType;
import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import dev.muster.bootstrap.settings.Setting;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
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

/** A resource type of the operator's own has all that users have. */
@ExtendWith(SharedMuster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CustomTypesIT {

  private RunningMuster muster;
  private ScimHttp scim;

  @BeforeAll
  void start(RunningMuster shared, @TempDir Path folder) throws IOException {
    muster =
        shared.sibling(Map.of(Setting.SCHEMA_DIR, DeviceType.writeTo(folder), Setting.PORT, "0"));
    scim = muster.newClient();
  }

  @AfterAll
  void stop() {
    muster.close();
  }

  private static HttpResponse<String> expect(int status, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), answer.body());
    return answer;
  }

  private static String first(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertTrue(matcher.find(), text);
    return matcher.group(1);
  }

  private String create(String serial, String rest) {
    HttpResponse<String> created =
        expect(201, scim.post("/Devices", "{\"serial\":\"" + serial + "\"" + rest + "}"));
    assertTrue(created.body().contains("\"resourceType\":\"Device\""), created.body());
    return first("\"id\":\"([^\"]+)\"", created.body());
  }

  @Test
  void device_hasEveryVerb() {
    String id = create("A-1", ",\"weight\":1.5,\"unknown\":true");
    String path = "/Devices/" + id;
    assertTrue(expect(200, scim.get(path)).body().contains("\"weight\":1.5"));
    expect(400, scim.put(path, "{\"weight\":2}"));
    String replaced = expect(200, scim.put(path, "{\"serial\":\"A-2\"}")).body();
    assertTrue(!replaced.contains("weight"), replaced);
    String patch =
        """
        {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [
          {"op": "add", "path": "ports[type eq \\"usb\\"].value", "value": "left"},
          {"op": "replace", "value": {"%s:weight": 3}}]}
        """
            .formatted(DeviceType.URN);
    String patched = expect(200, scim.send("PATCH", path, BodyPublishers.ofString(patch))).body();
    assertTrue(patched.contains("\"type\":\"usb\"") && patched.contains("\"weight\":3"), patched);
    expect(412, scim.delete(path, "If-Match", "W/\"1\""));
    expect(204, scim.delete(path));
    expect(404, scim.get(path));
    expect(405, scim.delete("/Devices"));
  }

  @Test
  void devices_areSearchedSortedAndWalked() {
    create("S-1", ",\"weight\":10,\"ports\":[{\"value\":\"one\"}]");
    create("S-2", ",\"weight\":9,\"externalId\":\"ext\"");
    create("S-3", "");
    for (Map.Entry<String, String> expected :
        Map.of(
                "weight gt 9.5", "1",
                "serial sw \"S-\"", "3",
                "serial sw \"s-\"", "0",
                "ports.value eq \"ONE\"", "1",
                "externalId eq \"ext\"", "1",
                "serial sw \"S-\" and not (ports pr)", "2")
            .entrySet()) {
      String found =
          expect(200, scim.get("/Devices?filter=" + ScimHttp.encode(expected.getKey()))).body();
      assertEquals(expected.getValue(), first("\"totalResults\":(\\d+)", found), expected.getKey());
    }
    String query = "/Devices?sortBy=weight&count=1&filter=" + ScimHttp.encode("serial sw \"S-\"");
    StringBuilder serials = new StringBuilder();
    String cursor = "";
    for (int page = 0; page < 3; page++) {
      String body = expect(200, scim.get(query + "&cursor=" + cursor)).body();
      serials.append(first("\"serial\":\"([^\"]+)\"", body)).append(' ');
      cursor = page < 2 ? first("\"nextCursor\":\"([^\"]+)\"", body) : "";
    }
    assertEquals("S-2 S-1 S-3 ", serials.toString());
    assertTrue(
        expect(200, scim.get("?filter=" + ScimHttp.encode("serial eq \"S-3\"")))
            .body()
            .contains("\"totalResults\":1"));
  }

  @Test
  void devices_areCreatedInBulk() {
    String bulk =
        """
        {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [
          {"method": "POST", "path": "/Devices", "bulkId": "a", "data": {"serial": "B-1"}},
          {"method": "POST", "path": "/Devices", "bulkId": "b", "data": {"weight": 1}},
          {"method": "POST", "path": "/Users", "bulkId": "c", "data": {"userName": "owner"}}]}
        """;
    String answer = expect(200, scim.post("/Bulk", bulk)).body();
    assertTrue(answer.contains("/Devices/"), answer);
    assertEquals(4, answer.split("\"bulkId\"", -1).length, answer);
    assertTrue(answer.contains("\"status\":\"400\""), answer);
  }

  @Test
  void discovery_showsTheType() {
    String type = expect(200, scim.get("/ResourceTypes/Device")).body();
    assertTrue(type.contains("\"endpoint\":\"/Devices\"") && type.contains(DeviceType.URN), type);
  }
}
