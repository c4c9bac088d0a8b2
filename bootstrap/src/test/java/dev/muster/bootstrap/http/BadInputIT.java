package dev.muster.bootstrap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each bad request gets a SCIM error, changes nothing, and leaves the server serving. */
@ExtendWith(SharedMuster.class)
final class BadInputIT {

  private static final String ERROR =
      "\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"]";
  private static final int MAX_BODY = 16 * 1024 * 1024;

  private final RunningMuster muster;
  private final ScimHttp scim;

  BadInputIT(RunningMuster muster) {
    this.muster = muster;
    this.scim = muster.newClient();
  }

  @AfterEach
  void nothingChanged() {
    HttpResponse<String> list = scim.get("/Users");
    assertEquals(200, list.statusCode());
    assertTrue(list.body().contains("\"totalResults\":0,"), list.body());
  }

  private static void assertError(int status, String scimType, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals("application/scim+json", answer.headers().firstValue("Content-Type").orElse(""));
    assertTrue(answer.body().contains(ERROR), answer.body());
    assertTrue(answer.body().contains("\"status\":\"" + status + "\""), answer.body());
    if (!scimType.isEmpty()) {
      assertTrue(answer.body().contains("\"scimType\":\"" + scimType + "\""), answer.body());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          invalidSyntax | {"userName":
          invalidSyntax | {"userName":"a"} {}
          invalidSyntax | ["userName"]
          invalidSyntax | ``
          invalidSyntax | {"userName":"a","userName":"b"}
          invalidSyntax | {"userName":"a","USERNAME":"b"}
          invalidValue  | {}
          invalidValue  | {"userName":null}
          invalidValue  | {"userName":"  "}
          invalidValue  | {"userName":5}
          invalidValue  | {"userName":"a","active":"yes"}
          invalidValue  | {"userName":"a","emails":"a@x"}
          invalidValue  | {"userName":"a","emails":[5]}
          invalidValue  | {"userName":"a","name":"A"}
          invalidValue  | {"userName":"a","schemas":"urn"}
          invalidValue  | {"userName":"a\\u0000"}
          invalidValue  | {"userName":"a\\ud800"}
          invalidValue  | {"a\\u0000":1,"userName":"a"}
          invalidValue  | {"userName":"a","x":1e999999999}
          """)
  void create_badBody_isRefused(String scimType, String body) {
    assertError(400, scimType, scim.post("/Users", body));
  }

  @Test
  void create_invalidUtf8_isRefused() {
    byte[] latin1 = "{\"userName\":\"\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertError(
        400, "invalidSyntax", scim.send("POST", "/Users", BodyPublishers.ofByteArray(latin1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/json;charset=bogus",
        "application/json;charset=%%",
        "application/scim+json; charset=utf-16"
      })
  void create_wrongContentType_isRefused(String contentType) {
    assertError(415, "", scim.post("/Users", "{\"userName\":\"a\"}", "Content-Type", contentType));
  }

  @Test
  void create_bodyTooLarge_isRefusedWhetherItsLengthIsKnownOrNot() {
    byte[] tooLarge = new byte[MAX_BODY + 1];
    Arrays.fill(tooLarge, (byte) ' ');
    assertError(413, "", scim.send("POST", "/Users", BodyPublishers.ofByteArray(tooLarge)));
    assertError(
        413,
        "",
        scim.send(
            "POST",
            "/Users",
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLarge))));
  }

  @Test
  void create_deeplyNested_isRefused() {
    assertError(400, "invalidSyntax", scim.post("/Users", "{\"name\":" + "[".repeat(100_000)));
    assertError(
        400,
        "invalidSyntax",
        scim.post("/Users", "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)));
  }

  @Test
  void create_manyPartsOrALargeResource_isRefused() {
    for (int i = 0; i < 5; i++) {
      assertError(
          400, "invalidSyntax", scim.post("/Users", "{\"x\":[" + "{},".repeat(300_000) + "{}]}"));
    }
    String large = "{\"userName\":\"a\",\"title\":\"" + "x".repeat(600_000) + "\"}";
    assertError(400, "invalidValue", scim.post("/Users", large));
  }

  @Test
  void filter_deepOrLong_isRefused() {
    for (String filter :
        List.of(
            "(".repeat(10_000) + "userName pr" + ")".repeat(10_000),
            "not (".repeat(10_000) + "userName pr" + ")".repeat(10_000),
            "userName eq \"" + "a".repeat(64 * 1024) + "\"",
            "userName pr" + " or userName pr".repeat(4_000))) {
      assertError(400, "invalidFilter", scim.filter(filter));
      assertError(
          400,
          "invalidFilter",
          scim.post("/Users/.search", "{\"filter\":\"" + filter.replace("\"", "\\\"") + "\"}"));
    }
  }

  @Test
  void address_beyondEveryLimit_isRefused() {
    assertError(414, "", scim.get("/Users?filter=" + "a".repeat(300_000)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/Users/1",
        "/Users/a%2Fb",
        "/Users/%2e%2e%2f",
        "/Users/'%20or%201=1--",
        "/Users/00000000-0000-0000-0000-000000000000",
        "/Users/00000000-0000-0000-0000-00000000000G",
        "/Groups/1",
        "/Nothing"
      })
  void read_badId_isNotFound(String path) {
    assertError(404, "", scim.get(path));
    assertEquals(404, scim.delete(path).statusCode());
  }

  @Test
  void replace_badBodyOfAnAbsentUser_isBadRequestFirst() {
    String absent = "/Users/00000000-0000-0000-0000-000000000000";
    assertError(400, "invalidValue", scim.put(absent, "{}"));
    assertError(404, "", scim.put(absent, "{\"userName\":\"a\"}"));
  }

  @Test
  void otherMethods_areRefusedWithWhatIsAllowed() {
    HttpResponse<String> refused = scim.delete("/Users");
    assertError(405, "", refused);
    String allowed = refused.headers().firstValue("Allow").orElse("");
    assertTrue(allowed.contains("GET") && allowed.contains("POST"), allowed);
    assertError(400, "", scim.get("/Users", "X-HTTP-Method-Override", "DELETE"));
    assertError(501, "", scim.get("/Me"));
    assertError(400, "invalidSyntax", scim.post("/Bulk", "{}"));
    assertError(405, "", scim.get("/Bulk"));
    assertError(405, "", scim.post("/Schemas", "{}"));
    assertError(405, "", scim.put("/ServiceProviderConfig", "{}"));
    assertError(501, "", scim.post("/Me", "{}"));
  }

  @Test
  void tokens_missingWrongOrTooWeak_areRefused() {
    ScimHttp stranger = new ScimHttp(muster.scimUrl(), "nonsense");
    HttpResponse<String> refused = stranger.get("/Users");
    assertError(401, "", refused);
    assertTrue(refused.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Bearer"));
    assertError(401, "", scim.get("/Users", "Authorization", "Basic YTpi"));
    assertError(401, "", scim.get("/ServiceProviderConfig", "Authorization", "Bearer "));
    assertError(401, "", stranger.get("/Nothing"));
  }
}
