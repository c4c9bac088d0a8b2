package dev.muster.bootstrap.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.web.json.JsonReader;
import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import dev.muster.domain.access.Scope;
import dev.muster.domain.value.Value;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** POST /Bulk (RFC 7644 §3.7) over real HTTP. */
@ExtendWith(SharedMuster.class)
final class BulkIT {

  private static final String REQUEST = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";
  private static final String PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
  private static final int MAX_PAYLOAD = 16_777_216;

  private final RunningMuster muster;
  private final ScimHttp scim;

  BulkIT(RunningMuster muster) {
    this.muster = muster;
    this.scim = muster.newClient();
  }

  private static String bulk(String... operations) {
    return "{\"schemas\":[\""
        + REQUEST
        + "\"],\"Operations\":["
        + String.join(",", operations)
        + "]}";
  }

  private static String post(String path, String bulkId, String data) {
    return "{\"method\":\"POST\",\"path\":\""
        + path
        + "\",\"bulkId\":\""
        + bulkId
        + "\",\"data\":"
        + data
        + "}";
  }

  private static String user(String bulkId, String userName) {
    return post("/Users", bulkId, "{\"userName\":\"" + userName + "\"}");
  }

  private static Value.Complex tree(HttpResponse<String> answer) {
    return JsonReader.readObject(
        new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)));
  }

  private List<Value.Complex> send(String body) {
    HttpResponse<String> answer = scim.post("/Bulk", body);
    assertEquals(200, answer.statusCode(), answer.body());
    assertEquals("application/scim+json", answer.headers().firstValue("Content-Type").orElse(""));
    assertTrue(
        answer
            .body()
            .startsWith(
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkResponse\"],"
                    + "\"Operations\":["),
        answer.body());
    return ((Value.Multiple) tree(answer).get("Operations").orElseThrow()).complexValues();
  }

  private static String text(Value.Complex result, String name) {
    return result.text(name).orElse("");
  }

  private static String statuses(List<Value.Complex> results) {
    return results.stream().map(result -> text(result, "status")).collect(Collectors.joining(" "));
  }

  private static Value.Complex error(Value.Complex result) {
    return (Value.Complex) result.get("response").orElseThrow();
  }

  private static String id(Value.Complex result) {
    String location = text(result, "location");
    return location.substring(location.lastIndexOf('/') + 1);
  }

  private Set<String> members(Value.Complex group) {
    HttpResponse<String> found = scim.get(text(group, "location"));
    assertEquals(200, found.statusCode(), found.body());
    return ((Value.Multiple) tree(found).get("members").orElseThrow())
        .complexValues().stream().map(member -> text(member, "value")).collect(Collectors.toSet());
  }

  private void assertRefused(int status, String scimType, String body) {
    HttpResponse<String> answer = scim.post("/Bulk", body);
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals(Integer.toString(status), text(tree(answer), "status"));
    assertEquals(scimType, text(tree(answer), "scimType"));
    assertTrue(scim.get("/Users").body().contains("\"totalResults\":0,"));
  }

  /** RFC 7644 §3.7.1: two groups that contain each other. */
  @Test
  void circularReferences_areResolved() {
    List<Value.Complex> results =
        send(
            bulk(
                post(
                    "/Groups",
                    "qwerty",
                    "{\"displayName\":\"Group A\",\"members\":"
                        + "[{\"type\":\"Group\",\"value\":\"bulkId:ytrewq\"}]}"),
                post(
                    "/Groups",
                    "ytrewq",
                    "{\"displayName\":\"Group B\",\"members\":"
                        + "[{\"type\":\"Group\",\"value\":\"bulkId:qwerty\"}]}")));
    assertEquals("201 201", statuses(results));
    assertEquals("qwerty", text(results.get(0), "bulkId"));
    assertTrue(text(results.get(0), "location").startsWith(muster.scimUrl() + "/Groups/"));
    assertEquals(Set.of(id(results.get(1))), members(results.get(0)));
    assertEquals(Set.of(id(results.get(0))), members(results.get(1)));
  }

  /** RFC 7644 §3.7.2: a group with a user of the same bulk, and a manager. */
  @Test
  void references_inAnyOrder_areResolved() {
    List<Value.Complex> results =
        send(
            bulk(
                post(
                    "/Groups",
                    "ytrewq",
                    "{\"displayName\":\"Tour Guides\",\"members\":"
                        + "[{\"type\":\"User\",\"value\":\"bulkId:qwerty\"}]}"),
                user("qwerty", "Alice"),
                post(
                    "/Users",
                    "bob",
                    "{\"userName\":\"Bob\",\"urn:ietf:params:scim:schemas:extension:enterprise"
                        + ":2.0:User\":{\"employeeNumber\":\"11250\",\"manager\":"
                        + "{\"value\":\"bulkId:qwerty\"}}}")));
    assertEquals("201 201 201", statuses(results));
    assertEquals(Set.of(id(results.get(1))), members(results.get(0)));
    String bob = scim.get(text(results.get(2), "location")).body();
    assertTrue(bob.contains("\"manager\":{\"value\":\"" + id(results.get(1)) + "\""), bob);
    assertFalse(bob.contains("bulkId"), bob);
  }

  /** RFC 7644 §3.7.3: all methods, in one bulk. */
  @Test
  void allMethods_answerWithStatusLocationAndVersion() {
    String alice = id(send(bulk(user("a", "alice"))).getFirst());
    String bob = id(send(bulk(user("b", "bob"))).getFirst());
    List<Value.Complex> results =
        send(
            bulk(
                user("c", "carol"),
                "{\"method\":\"put\",\"path\":\"/Users/"
                    + alice
                    + "\",\"version\":\"W/\\\"1\\\"\",\"data\":{\"userName\":\"alicia\"}}",
                "{\"method\":\"PATCH\",\"path\":\"/Users/"
                    + alice
                    + "\",\"version\":\"W/\\\"2\\\"\",\"data\":{\"schemas\":[\""
                    + PATCH_OP
                    + "\"],\"Operations\":[{\"op\":\"replace\",\"path\":\"title\","
                    + "\"value\":\"Dr\"}]}}",
                "{\"method\":\"DELETE\",\"path\":\"/Users/" + bob + "\"}"));
    assertEquals("201 200 200 204", statuses(results));
    assertEquals("POST", text(results.get(0), "method"));
    assertEquals("W/\"1\"", text(results.get(0), "version"));
    assertEquals("PUT", text(results.get(1), "method"));
    assertEquals("W/\"2\"", text(results.get(1), "version"));
    assertEquals("W/\"3\"", text(results.get(2), "version"));
    assertEquals(muster.scimUrl() + "/Users/" + bob, text(results.get(3), "location"));
    assertTrue(results.get(3).get("version").isEmpty());
    results.forEach(result -> assertTrue(result.get("response").isEmpty()));
    assertTrue(scim.get("/Users/" + alice).body().contains("\"title\":\"Dr\""));
    assertEquals(404, scim.get("/Users/" + bob).statusCode());
  }

  @Test
  void failures_haveTheErrorAndLeaveTheOthersAlone() {
    String alice = id(send(bulk(user("a", "alice"))).getFirst());
    String absent = "/Users/01900000-0000-7000-8000-00000000ffff";
    List<Value.Complex> results =
        send(
            bulk(
                user("b", "ALICE"),
                user("c", " "),
                post("/Robots", "d", "{}"),
                post(
                    "/Groups",
                    "e",
                    "{\"displayName\":\"g\",\"members\":[{\"value\":\"bulkId:b\"}]}"),
                post(
                    "/Groups",
                    "f",
                    "{\"displayName\":\"g\",\"members\":[{\"value\":\"bulkId:x\"}]}"),
                "{\"method\":\"DELETE\",\"path\":\"" + absent + "\"}",
                "{\"method\":\"DELETE\",\"path\":\"/Users/"
                    + alice
                    + "\",\"version\":\"W/\\\"7\\\"\"}",
                "{\"method\":\"DELETE\",\"path\":\"/Users\"}",
                user("g", "gil")));
    assertEquals("409 400 404 400 400 404 412 400 201", statuses(results));
    Value.Complex conflict = error(results.get(0));
    assertEquals("uniqueness", text(conflict, "scimType"));
    assertEquals("409", text(conflict, "status"));
    assertTrue(results.get(0).get("location").isEmpty());
    assertTrue(text(error(results.get(3)), "detail").contains("bulkId b "));
    assertTrue(text(error(results.get(4)), "detail").contains("bulkId x."));
    assertEquals(muster.scimUrl() + absent, text(results.get(5), "location"));
    assertEquals(200, scim.get("/Users/" + alice).statusCode());
  }

  @Test
  void circleWithAFailure_namesItsCause() {
    List<Value.Complex> results =
        send(
            bulk(
                post(
                    "/Groups",
                    "a",
                    "{\"displayName\":\"a\",\"members\":[{\"value\":\"bulkId:b\"}]}"),
                post(
                    "/Groups",
                    "b",
                    "{\"displayName\":\"b\",\"members\":[{\"value\":\"bulkId:a\"},"
                        + "{\"value\":\"01900000-0000-7000-8000-00000000ffff\"}]}"),
                post(
                    "/Groups",
                    "c",
                    "{\"displayName\":\"c\",\"members\":[{\"value\":\"bulkId:c\"}]}")));
    assertEquals("400 400 201", statuses(results));
    assertTrue(text(error(results.get(0)), "detail").contains("bulkId:b"), results.toString());
    assertTrue(text(error(results.get(1)), "detail").contains("ffff"), results.toString());
    assertTrue(scim.get("/Groups").body().contains("\"totalResults\":1,"));
  }

  @Test
  void failOnErrors_endsTheBulk() {
    String some =
        bulk(user("a", "a"), user("b", "A"), user("c", "c"), user("d", "C"), user("e", "e"));
    List<Value.Complex> results = send(some.replace("{\"schemas", "{\"failOnErrors\":2,\"schemas"));
    assertEquals("201 409 201 409", statuses(results));
    assertTrue(scim.get("/Users").body().contains("\"totalResults\":2,"));
    results = send(some.replace("{\"schemas", "{\"failOnErrors\":1,\"schemas"));
    assertEquals("409", statuses(results));
    assertEquals("201", statuses(send(bulk(user("e", "e")))));
    assertTrue(send(bulk()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"path\":\"/Users\",\"bulkId\":\"b\",\"data\":{}}",
        "{\"method\":\"POST\",\"bulkId\":\"b\",\"data\":{}}",
        "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"b\"}",
        "{\"method\":\"GET\",\"path\":\"/Users\"}"
      })
  void incompleteOperation_refusesTheWhole(String operation) {
    assertRefused(400, "invalidSyntax", bulk(user("a", "a"), operation));
  }

  @Test
  void badBulk_isRefusedAsAWhole() {
    assertRefused(400, "invalidValue", bulk(user("a", "a"), user("a", "b")));
    assertRefused(400, "invalidValue", bulk(user("a", "a")).replace("\"bulkId\":\"a\",", ""));
    assertRefused(400, "invalidSyntax", bulk(user("a", "a")).replace("BulkRequest", "Bulk"));
    assertEquals(405, scim.get("/Bulk").statusCode());
  }

  @Test
  void limits_areEnforcedAsPublished() {
    String config = scim.get("/ServiceProviderConfig").body();
    assertTrue(
        config.contains(
            "\"bulk\":{\"supported\":true,\"maxOperations\":1000,\"maxPayloadSize\":16777216}"),
        config);
    String one = "{\"method\":\"DELETE\",\"path\":\"/Users/1\"}";
    String[] most = IntStream.range(0, 1_000).mapToObj(i -> one).toArray(String[]::new);
    assertEquals(1_000, send(bulk(most)).size());
    String[] tooMany = Arrays.copyOf(most, 1_001);
    tooMany[1_000] = one;
    assertRefused(413, "", bulk(tooMany));
    String small = bulk(user("a", "a"));
    String padding = " ".repeat(MAX_PAYLOAD - small.length());
    assertRefused(413, "", small + padding + " ");
    HttpResponse<String> chunked =
        scim.send(
            "POST",
            "/Bulk",
            BodyPublishers.ofInputStream(
                () ->
                    new ByteArrayInputStream(
                        (small + padding + " ").getBytes(StandardCharsets.UTF_8))));
    assertEquals(413, chunked.statusCode());
    assertEquals("201", statuses(send(small + padding)));
  }

  @Test
  void tokenThatMayOnlyRead_isForbidden() {
    ScimHttp reader = new ScimHttp(muster.scimUrl(), muster.newTenant(Scope.READ));
    assertEquals(403, reader.post("/Bulk", bulk(user("a", "a"))).statusCode());
  }
}
