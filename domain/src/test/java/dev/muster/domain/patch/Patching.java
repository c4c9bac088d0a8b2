package dev.muster.domain.patch;

import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.object;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.domain.error.InvalidRequest.Reason;
import dev.muster.domain.error.Refusal;
import dev.muster.domain.resource.Resource;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Tree;
import dev.muster.domain.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** A short notation for patches in tests. */
final class Patching {

  static final String URN = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
  static final String USER = CoreSchemas.USER_URN;
  static final String ENTERPRISE = CoreSchemas.ENTERPRISE_USER_URN;

  private Patching() {}

  static Value.Complex body(Object... operations) {
    return object("schemas", list(URN), "Operations", list(operations));
  }

  static Value.Complex add(String path, Object value) {
    return object("op", "add", "path", path, "value", value);
  }

  static Value.Complex add(Value.Complex value) {
    return object("op", "add", "value", value);
  }

  static Value.Complex replace(String path, Object value) {
    return object("op", "replace", "path", path, "value", value);
  }

  static Value.Complex replace(Value.Complex value) {
    return object("op", "replace", "value", value);
  }

  static Value.Complex remove(String path) {
    return object("op", "remove", "path", path);
  }

  static Value.Complex remove(String path, Object value) {
    return object("op", "remove", "path", path, "value", value);
  }

  static Value.Complex user(Object... namesAndValues) {
    return with(object("userName", "ada"), namesAndValues);
  }

  static Value.Complex mail(String value, String type) {
    return object("value", value, "type", type);
  }

  static Value.Complex with(Value.Complex tree, Object... namesAndValues) {
    Value.Complex result = tree;
    for (var entry : object(namesAndValues).attributes().entrySet()) {
      result = result.with(entry.getKey(), entry.getValue());
    }
    return result;
  }

  static Value.Complex patched(
      ResourceType type, Value.Complex current, Value.Complex... operations) {
    return Patch.read(type, body((Object[]) operations))
        .apply(new Resource(type, current))
        .attributes();
  }

  static void assertPatched(
      Value.Complex expected, Value.Complex current, Value.Complex... operations) {
    assertPatched(CoreSchemas.USER, expected, current, operations);
  }

  static void assertPatched(
      ResourceType type,
      Value.Complex expected,
      Value.Complex current,
      Value.Complex... operations) {
    assertEquals(expected, patched(type, current, operations));
  }

  /** That the patch is refused without knowing the resource. */
  static String refused(ResourceType type, Reason reason, Value.Complex... operations) {
    return Refusal.of(reason, () -> Patch.read(type, body((Object[]) operations)));
  }

  /** That the patch can be read, and is refused for the resource. */
  static String refusedFor(
      ResourceType type, Value.Complex current, Reason reason, Value.Complex... operations) {
    Patch patch = Patch.read(type, body((Object[]) operations));
    return Refusal.of(reason, () -> patch.apply(new Resource(type, current)));
  }

  /** The tree as it would come back from a client. */
  static Value raw(Value value) {
    return switch (value) {
      case Value.Complex complex -> {
        Map<String, Value> raw = new LinkedHashMap<>();
        complex.attributes().forEach((name, part) -> raw.put(name, raw(part)));
        yield new Value.Complex(raw);
      }
      case Value.Multiple multiple -> list(multiple.values().stream().map(Patching::raw).toArray());
      case Value.Reference(String uri) -> Tree.value(uri);
      case Value.Binary(String base64) -> Tree.value(base64);
      case Value.DateTime(var moment) -> Tree.value(moment.toString());
      case Value.Text _, Value.Bool _, Value.WholeNumber _, Value.DecimalNumber _ -> value;
    };
  }
}
