package dev.muster.adapters.web.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.domain.value.Value;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Null is kept where it says that an attribute is to become unassigned (RFC 7643 §2.5). */
final class JsonReaderPatchTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"value":{"title":null}}                   | {"value":{"title":[]}}
          {"VALUE":{"name":{"givenName":null}}}      | {"VALUE":{"name":{"givenName":[]}}}
          {"Operations":[{"value":{"a":null,"b":1}}]} | {"Operations":[{"value":{"a":[],"b":1}}]}
          {"path":null,"value":null,"op":"add"}      | {"op":"add"}
          {"value":[{"$ref":null,"value":"u"},null]} | {"value":[{"value":"u"}]}
          {"value":{"emails":[{"display":null}]}}    | {"value":{"emails":[{}]}}
          {"title":null,"name":{"givenName":null}}   | {"name":{}}
          """)
  void readPatch_null_isAnEmptyListWithinTheValue(String json, String read) {
    Value.Complex given = JsonReader.readPatch(stream(json));
    assertEquals(read, new String(JsonWriter.write(given), StandardCharsets.UTF_8));
  }

  @Test
  void readObject_null_isDropped() {
    Value.Complex given = JsonReader.readObject(stream("{\"value\":{\"title\":null,\"a\":1}}"));
    assertEquals(
        "{\"value\":{\"a\":1}}", new String(JsonWriter.write(given), StandardCharsets.UTF_8));
  }

  private static InputStream stream(String json) {
    return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
  }
}
