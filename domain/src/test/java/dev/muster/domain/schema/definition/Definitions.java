package dev.muster.domain.schema.definition;

import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.domain.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.function.Executable;

/** Definitions that can be used, to be varied, and what becomes of those that cannot. */
final class Definitions {

  static final String URN = "urn:example:params:scim:schemas:1.0:Device";
  static final String EXTENSION = "urn:example:params:scim:schemas:1.0:Badge";
  static final String SCHEMA_URN = "urn:ietf:params:scim:schemas:core:2.0:Schema";
  static final String TYPE_URN = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";

  private Definitions() {}

  /** A schema with these attributes. */
  static Value.Complex schema(Object... attributes) {
    return object("id", URN, "name", "Device", "attributes", list(attributes));
  }

  static Value.Complex schemaOf(String urn, String attribute) {
    return object("id", urn, "name", "Some", "attributes", list(object("name", attribute)));
  }

  /** The schema with one attribute, of which these members are set too. */
  static Value.Complex attribute(Object... namesAndValues) {
    return schema(object("name", "serial"), with(object("name", "owner"), namesAndValues));
  }

  /** The schema with one complex attribute with one sub-attribute, of which these are set too. */
  static Value.Complex subAttribute(Object... namesAndValues) {
    return attribute(
        "type", "complex", "subAttributes", list(with(object("name", "part"), namesAndValues)));
  }

  static Value.Complex deviceType(Object... namesAndValues) {
    return with(object("name", "Device", "endpoint", "/Devices", "schema", URN), namesAndValues);
  }

  static Value.Complex extension(String urn, boolean required) {
    return object("schema", urn, "required", required);
  }

  /** The object with these members added or changed. */
  static Value.Complex with(Value.Complex object, Object... namesAndValues) {
    Map<String, Value> all = new LinkedHashMap<>(object.attributes());
    all.putAll(object(namesAndValues).attributes());
    return new Value.Complex(all);
  }

  static Value.Complex without(Value.Complex object, String member) {
    Map<String, Value> rest = new LinkedHashMap<>(object.attributes());
    rest.remove(member);
    return new Value.Complex(rest);
  }

  /** Asserts where the definition is refused, and that the one line of the message says why. */
  static void assertRefused(String path, String problem, Executable reading) {
    DefinitionException refused = assertThrows(DefinitionException.class, reading);
    String message = String.valueOf(refused.getMessage());
    assertEquals(path, refused.path(), message);
    assertTrue(message.contains(problem), message);
    assertTrue(
        message.startsWith(refused.source() + (path.isEmpty() ? " " : ": " + path + " ")), message);
    assertEquals(1, message.lines().count(), message);
  }
}
