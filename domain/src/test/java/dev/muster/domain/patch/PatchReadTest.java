package dev.muster.domain.patch;

import static dev.muster.domain.patch.Patching.ENTERPRISE;
import static dev.muster.domain.patch.Patching.URN;
import static dev.muster.domain.patch.Patching.USER;
import static dev.muster.domain.patch.Patching.add;
import static dev.muster.domain.patch.Patching.body;
import static dev.muster.domain.patch.Patching.remove;
import static dev.muster.domain.patch.Patching.replace;
import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.object;
import static dev.muster.domain.value.Tree.uri;
import static dev.muster.domain.value.Tree.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.domain.error.InvalidRequest.Reason;
import dev.muster.domain.error.Refusal;
import dev.muster.domain.filter.FilterPrinter;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a PatchOp message is understood as, without any resource. */
class PatchReadTest {

  static Stream<Arguments> malformed() {
    Value.Complex fine = add("title", "x");
    return Stream.of(
        Arguments.of("no schemas", object("Operations", list(fine))),
        Arguments.of("schemas as text", object("schemas", URN, "Operations", list(fine))),
        Arguments.of("another URN", object("schemas", list(USER), "Operations", list(fine))),
        Arguments.of("no URN", object("schemas", list(), "Operations", list(fine))),
        Arguments.of("no operations", object("schemas", list(URN))),
        Arguments.of("an empty list", body()),
        Arguments.of("an object for a list", object("schemas", list(URN), "Operations", fine)),
        Arguments.of("text for an operation", body(fine, "add")),
        Arguments.of("no op", body(object("path", "title", "value", "x"))),
        Arguments.of("an unknown op", body(object("op", "move", "path", "title", "value", "x"))),
        Arguments.of("op is no text", body(object("op", true, "path", "title"))),
        Arguments.of(
            "op twice", body(object("op", "add", "OP", "add", "path", "title", "value", "x"))),
        Arguments.of(
            "operations twice",
            object("schemas", list(URN), "Operations", list(fine), "operations", list(fine))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  void read_malformedMessage_isInvalidSyntax(String about, Value.Complex message) {
    String refusal = Refusal.of(Reason.INVALID_SYNTAX, () -> Patch.read(CoreSchemas.USER, message));
    assertTrue(!refusal.isEmpty(), about);
  }

  @Test
  void read_namesInAnyCase_areUnderstood() {
    Value.Complex message =
        object(
            "SCHEMAS",
            list("URN:example:other", URN.toUpperCase(Locale.ROOT)),
            "operations",
            list(object("OP", "REPLACE", "Path", "TITLE", "VALUE", "x", "unknown", 1)));
    assertEquals(
        List.of(new PatchOperation.Replace(1, path("title"), value("x"))),
        Patch.read(CoreSchemas.USER, message).operations());
  }

  static Stream<Arguments> misfits() {
    return Stream.of(
        Arguments.of(object("op", "add", "path", "title"), "add needs a value."),
        Arguments.of(object("op", "add", "path", ENTERPRISE), "add needs a value."),
        Arguments.of(object("op", "add"), "without a path, value must be an object."),
        Arguments.of(object("op", "replace"), "without a path, value must be an object."),
        Arguments.of(
            object("op", "replace", "value", list(object("title", "x"))),
            "without a path, value must be an object."),
        Arguments.of(add("title", 5), "title must be a string."),
        Arguments.of(add("title", object("value", "x")), "title must be a string."),
        Arguments.of(add("title", list("x")), "title must be a string."),
        Arguments.of(add("title", list(object("value", "x", "type", "y"))), null),
        Arguments.of(add("title", list(object("value", "x"), object("value", "y"))), null),
        Arguments.of(add("active", "yes"), "active must be a boolean."),
        Arguments.of(add("name", "Ada"), "name must be an object."),
        Arguments.of(add("name", list(object("givenName", "Ada"))), "name must be an object."),
        Arguments.of(add("name.givenName", object("value", "Ada")), null),
        Arguments.of(add("emails", 5), "emails[0] must be an object."),
        Arguments.of(add("emails", list("a", 5)), "emails[1] must be an object."),
        Arguments.of(add("emails.primary", "yes"), "emails.primary must be a boolean."),
        Arguments.of(add("emails[type pr]", list("a", "b")), "emails[...] must be an object."),
        Arguments.of(
            add("emails[type pr]", object("unknown", "b")),
            "emails[...] must be given a sub-attribute."),
        Arguments.of(add(ENTERPRISE, "x"), ENTERPRISE + " must be an object."),
        Arguments.of(replace("userName", " "), "userName is required."),
        Arguments.of(replace(object("userName", "")), "userName is required."),
        Arguments.of(remove("emails", 5), "emails[0] must be an object."));
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void read_valueThatDoesNotFit_isInvalidValue(Value.Complex operation, @Nullable String message) {
    String refusal = Patching.refused(CoreSchemas.USER, Reason.INVALID_VALUE, operation);
    if (message != null) {
      assertEquals("Operation 1: " + message, refusal);
    }
  }

  @Test
  void read_removeWithoutPath_isNoTarget() {
    Patching.refused(CoreSchemas.USER, Reason.NO_TARGET, object("op", "remove"));
    Patching.refused(
        CoreSchemas.USER, Reason.NO_TARGET, object("op", "remove", "value", object("title", "x")));
  }

  @Test
  void read_removeOfWhatIsRequired_isMutability() {
    Value.Complex absent = object("op", "replace", "path", "userName");
    for (Value.Complex operation : List.of(remove("userName"), remove("USERNAME", "x"), absent)) {
      assertEquals(
          "Operation 1: userName is required.",
          Patching.refused(CoreSchemas.USER, Reason.MUTABILITY, operation));
    }
    Patching.refused(CoreSchemas.GROUP, Reason.MUTABILITY, remove("displayName"));
    Patching.refused(CoreSchemas.USER, Reason.MUTABILITY, remove(USER));
  }

  @Test
  void read_withoutPath_isOneOperationForEachAttribute() {
    List<PatchOperation> operations =
        Patch.read(
                CoreSchemas.USER,
                body(
                    add("title", "x"),
                    replace(
                        object(
                            "schemas",
                            list(USER),
                            "id",
                            5,
                            "meta",
                            object(),
                            "groups[value eq \"x\"]",
                            5,
                            "name.GivenName",
                            "Ada",
                            "emails[type eq \"work\"].value",
                            "a",
                            ENTERPRISE + ":department",
                            "Engines",
                            ENTERPRISE,
                            object("division", "D", "manager", "m", "manager.displayName", "no"),
                            "phoneNumbers",
                            list(),
                            USER,
                            object("photos", "data:,"))),
                    remove("nickName")))
            .operations();
    List<PatchOperation> expected =
        List.of(
            new PatchOperation.Add(1, path("title"), value("x")),
            new PatchOperation.Replace(2, path("name.givenName"), value("Ada")),
            new PatchOperation.Replace(2, path("emails[type eq \"work\"].value"), value("a")),
            new PatchOperation.Replace(2, path(ENTERPRISE + ":department"), value("Engines")),
            new PatchOperation.Replace(2, path(ENTERPRISE + ":division"), value("D")),
            new PatchOperation.Replace(2, path(ENTERPRISE + ":manager"), object("value", "m")),
            new PatchOperation.Remove(2, path("phoneNumbers"), null),
            new PatchOperation.Replace(2, path("photos"), list(object("value", uri("data:,")))),
            new PatchOperation.Remove(3, path("nickName"), null));
    assertEquals(expected, operations);
  }

  @Test
  void read_unknownKeyWithoutPath_isInvalidPath() {
    for (String key : List.of("nothing", "name.nothing", "urn:example:Other", "")) {
      Patching.refused(CoreSchemas.USER, Reason.INVALID_PATH, add(object("title", "x", key, "y")));
    }
    Patching.refused(
        CoreSchemas.USER, Reason.INVALID_PATH, replace(object(ENTERPRISE, object("title", "x"))));
    Patching.refused(CoreSchemas.USER, Reason.INVALID_PATH, add(ENTERPRISE, object("title", "x")));
  }

  @Test
  void read_schemasInAnyForm_leadToNoOperation() {
    Patch patch =
        Patch.read(
            CoreSchemas.USER,
            body(
                add("schemas", list(ENTERPRISE)),
                replace("schemas", "x"),
                remove("schemas"),
                remove("schemas[value eq \"x\"]"),
                add(object("schemas", list(ENTERPRISE)))));
    assertEquals(List.of(), patch.operations());
  }

  @Test
  void read_membersOfGroups_canBeToldApartWithoutTheGroup() {
    List<PatchOperation> operations =
        Patch.read(
                CoreSchemas.GROUP,
                body(
                    add("members", list(object("value", "u1"), "u2")),
                    object("op", "Remove", "path", "members", "value", list(object("value", "u3"))),
                    remove("members[value eq \"u4\"]"),
                    replace(object("displayName", "New", "members", list())),
                    remove("members", list())))
            .operations();
    PatchPath members =
        new PatchPath(AttributePath.resolve(CoreSchemas.GROUP, "members").get(), null);
    assertEquals(
        new PatchOperation.Add(1, members, list(object("value", "u1"), object("value", "u2"))),
        operations.get(0));
    assertEquals(
        new PatchOperation.Remove(2, members, list(object("value", "u3"))), operations.get(1));
    assertEquals("members", operations.get(2).path().attribute().attribute().name());
    assertTrue(
        operations.get(2) instanceof PatchOperation.Remove(int _, PatchPath(var _, var filter), _)
            && filter != null
            && FilterPrinter.print(filter).equals("value eq \"u4\""));
    assertEquals("displayName", operations.get(3).path().toString());
    assertTrue(operations.get(4) instanceof PatchOperation.Remove all && all.values() == null);
    assertEquals(5, operations.size(), "to remove no values is to do nothing");
  }

  private static PatchPath path(String text) {
    PatchPath path = PatchPath.parse(CoreSchemas.USER, text);
    if (!text.contains("[")) {
      assertNull(path.filter());
    }
    return path;
  }
}
