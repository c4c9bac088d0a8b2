package dev.muster.bootstrap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Headers, versions, projections and lists of the endpoint of users. */
@ExtendWith(SharedMuster.class)
final class ProtocolIT {

  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

  private final ScimHttp scim;

  ProtocolIT(RunningMuster muster) {
    this.scim = muster.newClient();
  }

  private static String id(HttpResponse<String> answer) {
    Matcher matcher = ID.matcher(answer.body());
    assertTrue(matcher.find(), answer.body());
    return matcher.group(1);
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private String create(String body) {
    HttpResponse<String> created = scim.post("/Users", body);
    assertEquals(201, created.statusCode(), created.body());
    return id(created);
  }

  @Test
  void create_answersWithEverythingThatAClientNeeds() {
    HttpResponse<String> created = scim.post("/Users", "{\"userName\":\"ada\"}");
    assertEquals(201, created.statusCode());
    assertEquals("application/scim+json", header(created, "Content-Type"));
    assertEquals("W/\"1\"", header(created, "ETag"));
    String location = header(created, "Location");
    assertTrue(location.endsWith("/scim/v2/Users/" + id(created)), location);
    assertEquals(location, header(created, "Content-Location"));
    assertTrue(created.body().contains("\"location\":\"" + location + "\""), created.body());
    assertTrue(created.body().contains("\"active\":true"), created.body());
    assertEquals(created.body(), scim.get(location).body());
  }

  @Test
  void head_answersAsGetWithoutTheBody() {
    String path = "/Users/" + create("{\"userName\":\"hedda\"}");
    HttpResponse<String> head = scim.send("HEAD", path, BodyPublishers.noBody());
    assertEquals(200, head.statusCode());
    assertEquals("", head.body());
    assertEquals("W/\"1\"", header(head, "ETag"));
    assertEquals(404, scim.send("HEAD", "/Users/1", BodyPublishers.noBody()).statusCode());
    assertEquals(400, scim.send("HEAD", "/Users?count=x", BodyPublishers.noBody()).statusCode());
  }

  @Test
  void read_ofAKnownVersion_isNotModified() {
    String path = "/Users/" + create("{\"userName\":\"bob\"}");
    assertEquals(304, scim.get(path, "If-None-Match", "W/\"1\"").statusCode());
    assertEquals(304, scim.get(path, "If-None-Match", "\"7\", \"1\"").statusCode());
    assertEquals(304, scim.get(path, "If-None-Match", "*").statusCode());
    assertEquals(200, scim.get(path, "If-None-Match", "W/\"2\"").statusCode());
  }

  @Test
  void replace_movesTheVersionOn_unlessNothingChanges() {
    String path = "/Users/" + create("{\"userName\":\"carl\",\"active\":false,\"title\":\"T\"}");
    HttpResponse<String> same = scim.put(path, "{\"userName\":\"carl\",\"title\":\"T\"}");
    assertEquals("W/\"1\"", header(same, "ETag"));
    HttpResponse<String> replaced = scim.put(path, "{\"userName\":\"carl\"}");
    assertEquals(200, replaced.statusCode());
    assertEquals("W/\"2\"", header(replaced, "ETag"));
    assertFalse(replaced.body().contains("title"), replaced.body());
    assertTrue(replaced.body().contains("\"active\":false"), replaced.body());
    assertEquals(replaced.body(), scim.get(path).body());
  }

  @Test
  void writesWithIfMatch_refuseAnotherVersion() {
    String path = "/Users/" + create("{\"userName\":\"dora\"}");
    String body = "{\"userName\":\"dora\",\"title\":\"T\"}";
    assertEquals(412, scim.put(path, body, "If-Match", "W/\"9\"").statusCode());
    assertEquals(412, scim.put(path, body, "If-Match", "\"nonsense\"").statusCode());
    assertEquals(412, scim.delete(path, "If-Match", "W/\"9\"").statusCode());
    assertEquals(200, scim.put(path, body, "If-Match", "\"9\", W/\"1-groups\"").statusCode());
    assertEquals(412, scim.delete(path, "If-Match", "W/\"1\"").statusCode());
    assertEquals(204, scim.delete(path, "If-Match", "2").statusCode());
    assertEquals(404, scim.delete(path, "If-Match", "*").statusCode());
    assertEquals(404, scim.get(path).statusCode());
  }

  @Test
  void renamedUser_freesItsName() {
    String path = "/Users/" + create("{\"userName\":\"emil\"}");
    create("{\"userName\":\"frida\"}");
    HttpResponse<String> taken = scim.put(path, "{\"userName\":\"FRIDA\"}");
    assertEquals(409, taken.statusCode());
    assertTrue(taken.body().contains("\"scimType\":\"uniqueness\""), taken.body());
    assertEquals(200, scim.put(path, "{\"userName\":\"emilia\"}").statusCode());
    assertNotEquals("", create("{\"userName\":\"Emil\"}"));
  }

  @Test
  void projections_selectAttributes() {
    String path =
        "/Users/"
            + create(
                "{\"userName\":\"gina\",\"name\":{\"familyName\":\"F\",\"givenName\":\"G\"},"
                    + "\"emails\":[{\"value\":\"g@x\",\"type\":\"work\"}]}");
    String narrow = scim.get(path + "?attributes=userName,name.familyName").body();
    assertTrue(narrow.endsWith("\"userName\":\"gina\",\"name\":{\"familyName\":\"F\"}}"), narrow);
    assertTrue(
        narrow.contains("\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"id\""));
    String mails = scim.get(path + "?attributes=emails.value").body();
    assertTrue(mails.endsWith("\"emails\":[{\"value\":\"g@x\"}]}"), mails);
    String without = scim.get(path + "?excludedAttributes=emails,name.givenName,id").body();
    assertFalse(without.contains("g@x") || without.contains("givenName"), without);
    assertTrue(without.contains("\"id\""), without);
    assertEquals(400, scim.get(path + "?attributes=a&excludedAttributes=b").statusCode());
  }

  @Test
  void lists_haveTheirShape() {
    assertEquals(
        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"],\"totalResults\":0,"
            + "\"itemsPerPage\":0,\"startIndex\":1,\"Resources\":[]}",
        scim.get("/Users").body());
    create("{\"userName\":\"one\"}");
    create("{\"userName\":\"two\"}");
    assertList(2, 0, 1, scim.get("/Users?count=0"));
    assertList(2, 0, 1, scim.get("/Users?count=-5"));
    assertList(2, 2, 1, scim.get("/Users?startIndex=-3"));
    assertList(2, 1, 2, scim.get("/Users?startIndex=2&count=999999999999"));
    assertList(2, 0, 7, scim.get("/Users?startIndex=7"));
    assertList(1, 1, 1, scim.filter("userName eq \"ONE\""));
    assertEquals(400, scim.get("/Users?count=many").statusCode());
    assertEquals(400, scim.get("/Users?sortBy=nonsense").statusCode());
    assertEquals(400, scim.get("/Users?filter=%ff").statusCode());
    assertEquals(400, scim.get("/Users?filter=").statusCode());
  }

  @Test
  void search_byPost_isTheSameAsByGet() {
    create("{\"userName\":\"x\",\"title\":\"b\"}");
    create("{\"userName\":\"y\",\"title\":\"a\"}");
    HttpResponse<String> found =
        scim.post(
            "/Users/.search",
            "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"],"
                + "\"filter\":\"title pr\",\"sortBy\":\"title\",\"sortOrder\":\"descending\","
                + "\"attributes\":[\"userName\"],\"startIndex\":1,\"count\":\"10\"}");
    assertEquals(200, found.statusCode(), found.body());
    assertEquals(
        scim.get(
                "/Users?filter=title+pr&sortBy=title&sortOrder=descending&attributes=userName&count=10")
            .body(),
        found.body());
    assertTrue(found.body().indexOf("\"x\"") < found.body().indexOf("\"y\""), found.body());
  }

  private static void assertList(int total, int items, int start, HttpResponse<String> answer) {
    assertEquals(200, answer.statusCode(), answer.body());
    String expected =
        "\"totalResults\":"
            + total
            + ",\"itemsPerPage\":"
            + items
            + ",\"startIndex\":"
            + start
            + ",";
    assertTrue(answer.body().contains(expected), answer.body());
  }
}
