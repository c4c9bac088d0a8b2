package dev.muster.adapters.web.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.web.json.JsonWriter;
import dev.muster.application.port.in.ExecuteBulkUseCase.Method;
import dev.muster.application.port.in.ExecuteBulkUseCase.Operation;
import dev.muster.application.port.in.ExecuteBulkUseCase.Outcome;
import dev.muster.application.port.in.ExecuteBulkUseCase.Result;
import dev.muster.domain.error.DirectoryException;
import dev.muster.domain.error.DirectoryFault;
import dev.muster.domain.error.DirectoryUnavailable;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.error.ResourceNotFound;
import dev.muster.domain.error.UniquenessConflict;
import dev.muster.domain.error.VersionMismatch;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** BulkResponse messages (RFC 7644 §3.7.3). */
final class BulkRendererTest {

  private static final Meta META = new Meta(3, Instant.EPOCH, Instant.EPOCH);

  private static Result result(
      Method method, @Nullable String bulkId, @Nullable String path, Outcome outcome) {
    return new Result(
        new Operation(method, "/Users", null, bulkId, Value.Complex.EMPTY, VersionCondition.NONE),
        path,
        outcome);
  }

  private static String rendered(Result... results) {
    String json =
        new String(
            JsonWriter.write(BulkRenderer.render(List.of(results), "base")),
            StandardCharsets.UTF_8);
    String start =
        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkResponse\"],\"Operations\":[";
    assertEquals(start, json.substring(0, start.length()));
    return json.substring(start.length(), json.length() - 2);
  }

  @Test
  void render_successes_haveLocationVersionAndStatus() {
    assertEquals("", rendered());
    assertEquals(
        "{\"location\":\"base/Users/1\",\"method\":\"POST\",\"bulkId\":\"a\","
            + "\"version\":\"W/\\\"3\\\"\",\"status\":\"201\"},"
            + "{\"location\":\"base/Users/2\",\"method\":\"PUT\","
            + "\"version\":\"W/\\\"3\\\"\",\"status\":\"200\"},"
            + "{\"location\":\"base/Users/3\",\"method\":\"PATCH\","
            + "\"version\":\"W/\\\"3\\\"\",\"status\":\"200\"},"
            + "{\"location\":\"base/Users/4\",\"method\":\"DELETE\",\"status\":\"204\"}",
        rendered(
            result(Method.POST, "a", "/Users/1", new Outcome.Created(META)),
            result(Method.PUT, null, "/Users/2", new Outcome.Replaced(META)),
            result(Method.PATCH, null, "/Users/3", new Outcome.Patched(META)),
            result(Method.DELETE, null, "/Users/4", new Outcome.Deleted())));
  }

  private static void assertError(String status, DirectoryException reason) {
    String error = "\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"";
    String rendered = rendered(result(Method.POST, "a", null, new Outcome.Failed(reason)));
    String expected =
        "{\"method\":\"POST\",\"bulkId\":\"a\",\"status\":\""
            + status.substring(0, 3)
            + "\",\"response\":{"
            + error
            + status;
    assertEquals(expected, rendered.substring(0, expected.length()));
  }

  @Test
  void render_failures_haveTheErrorOfASingleRequest() {
    assertError("400\",\"scimType\":\"invalidValue\",\"detail\":\"x\"", InvalidRequest.value("x"));
    assertError("404\",\"detail\":", new ResourceNotFound("User", "1"));
    assertError("409\",\"scimType\":\"uniqueness\"", new UniquenessConflict("userName"));
    assertError("412\",\"detail\":", new VersionMismatch(4));
    assertError("503\",\"detail\":\"x\"", new DirectoryUnavailable("x", Duration.ofSeconds(1)));
    assertError("500\",\"detail\":\"The server failed", new DirectoryFault("secret"));
  }

  @Test
  void render_failedChange_saysWhere() {
    String rendered =
        rendered(
            result(Method.DELETE, null, "/Users/4", new Outcome.Failed(InvalidRequest.value("x"))));
    assertTrue(
        rendered.startsWith("{\"location\":\"base/Users/4\",\"method\":\"DELETE\","), rendered);
  }
}
