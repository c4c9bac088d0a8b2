package dev.muster.bootstrap.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The users that RFC 7643 gives as examples keep every attribute that a client may set. */
@ExtendWith(SharedMuster.class)
final class RfcExamplesIT {

  private static final String FULL_USER = "rfc7643-8.2-full-user.json";
  private static final String ENTERPRISE_USER = "rfc7643-8.3-enterprise-user.json";
  private static final String ENTERPRISE_URN =
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RunningMuster muster;
  private final ScimHttp http;

  RfcExamplesIT(RunningMuster muster) {
    this.muster = muster;
    this.http = muster.newClient();
  }

  @ParameterizedTest
  @ValueSource(strings = {FULL_USER, ENTERPRISE_USER})
  void example_createdAndRead_keepsEveryWritableAttribute(String file) throws IOException {
    ObjectNode example = example(file);
    HttpResponse<String> created = http.post("/Users", example.toString());
    assertEquals(201, created.statusCode(), created.body());
    assertEquals(writable(example), owned(created));
    assertOwnIdentity(example, created);

    HttpResponse<String> read = http.get(created.headers().firstValue("Location").orElseThrow());
    assertEquals(200, read.statusCode(), read.body());
    assertEquals(tree(created), tree(read));
    assertEquals(created.headers().firstValue("ETag"), read.headers().firstValue("ETag"));
  }

  @ParameterizedTest
  @ValueSource(strings = {FULL_USER, ENTERPRISE_USER})
  void example_replacedByWhatWasRead_changesNothing(String file) throws IOException {
    String location =
        http.post("/Users", example(file).toString())
            .headers()
            .firstValue("Location")
            .orElseThrow();
    HttpResponse<String> before = http.get(location);
    HttpResponse<String> replaced = http.put(location, before.body());
    assertEquals(200, replaced.statusCode(), replaced.body());
    HttpResponse<String> after = http.get(location);
    for (HttpResponse<String> answer : List.of(replaced, after)) {
      assertEquals(tree(before), tree(answer));
      assertEquals(before.headers().firstValue("ETag"), answer.headers().firstValue("ETag"));
    }

    ObjectNode renamed = tree(before).put("nickName", "Barb");
    HttpResponse<String> changed = http.put(location, renamed.toString());
    assertNotEquals(version(before), version(changed), "the comparison sees a change");
  }

  /** The server names, dates and versions the user itself, and never shows a password. */
  private void assertOwnIdentity(ObjectNode example, HttpResponse<String> created)
      throws IOException {
    ObjectNode answer = tree(created);
    String id = answer.path("id").asText();
    assertNotEquals(example.path("id").asText(), id);
    JsonNode meta = answer.path("meta");
    assertEquals(muster.scimUrl() + "/Users/" + id, meta.path("location").asText());
    assertEquals("User", meta.path("resourceType").asText());
    assertEquals(meta.path("created"), meta.path("lastModified"));
    assertNotEquals(example.path("meta").path("created"), meta.path("created"));
    assertEquals(created.headers().firstValue("ETag").orElseThrow(), version(created));
    assertFalse(created.body().contains(example.path("password").asText()), created.body());
  }

  /** What is left of an example without what only the server may set or never returns. */
  private static ObjectNode writable(ObjectNode example) {
    ObjectNode writable = example.deepCopy().without(List.of("id", "meta", "groups", "password"));
    if (writable.path(ENTERPRISE_URN).path("manager") instanceof ObjectNode manager) {
      assertNotNull(manager.remove("displayName"));
    }
    return writable;
  }

  private static ObjectNode owned(HttpResponse<String> answer) throws IOException {
    return tree(answer).without(List.of("id", "meta"));
  }

  private static String version(HttpResponse<String> answer) throws IOException {
    return tree(answer).path("meta").path("version").asText();
  }

  private static ObjectNode tree(HttpResponse<String> answer) throws IOException {
    return (ObjectNode) JSON.readTree(answer.body());
  }

  private static ObjectNode example(String file) throws IOException {
    try (InputStream text = RfcExamplesIT.class.getResourceAsStream(file)) {
      assertNotNull(text, file);
      return (ObjectNode) JSON.readTree(text);
    }
  }
}
