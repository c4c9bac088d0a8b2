package dev.muster.domain.patch;

import static dev.muster.domain.patch.Patching.ENTERPRISE;
import static dev.muster.domain.patch.Patching.add;
import static dev.muster.domain.patch.Patching.assertPatched;
import static dev.muster.domain.patch.Patching.remove;
import static dev.muster.domain.patch.Patching.replace;
import static dev.muster.domain.patch.Patching.user;
import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.object;
import static dev.muster.domain.value.Tree.value;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.domain.error.InvalidRequest.Reason;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.RobotSchema;
import dev.muster.domain.value.Value;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Extensions, named by their URN. */
class PatchExtensionTest {

  private static final String ARM = RobotSchema.ARM_URN;

  static Stream<Arguments> extensions() {
    Value.Complex both = object("department", "D", "division", "V");
    Value.Complex one = object("department", "D");
    return Stream.of(
        Arguments.of(add(ENTERPRISE + ":department", "D"), user(), enterprise(one)),
        Arguments.of(replace(ENTERPRISE + ":department", "D"), user(), enterprise(one)),
        Arguments.of(
            replace(ENTERPRISE.toUpperCase(Locale.ROOT) + ":DEPARTMENT", "D"),
            user(),
            enterprise(one)),
        Arguments.of(add(ENTERPRISE, one), user(), enterprise(one)),
        Arguments.of(add(ENTERPRISE, one), enterprise(object("division", "V")), enterprise(both)),
        Arguments.of(
            replace(ENTERPRISE, one), enterprise(object("division", "V")), enterprise(both)),
        Arguments.of(
            replace(object(ENTERPRISE, one)),
            enterprise(object("division", "V")),
            enterprise(both)),
        Arguments.of(
            replace(object(ENTERPRISE + ":department", "D")),
            enterprise(object("division", "V")),
            enterprise(both)),
        Arguments.of(remove(ENTERPRISE + ":division"), enterprise(both), enterprise(one)),
        Arguments.of(remove(ENTERPRISE + ":department"), enterprise(one), user()),
        Arguments.of(remove(ENTERPRISE), enterprise(both), user()),
        Arguments.of(remove(ENTERPRISE), user(), user()),
        Arguments.of(object("op", "replace", "path", ENTERPRISE), enterprise(both), user()),
        Arguments.of(replace(object(ENTERPRISE, list())), enterprise(both), user()),
        Arguments.of(
            replace(object(ENTERPRISE, object("division", list()))),
            enterprise(both),
            enterprise(one)),
        Arguments.of(
            replace(ENTERPRISE, object("division", list())), enterprise(both), enterprise(one)),
        Arguments.of(add(object(ENTERPRISE, list())), enterprise(both), enterprise(both)),
        Arguments.of(add(ENTERPRISE, object()), user(), user()),
        Arguments.of(
            add(ENTERPRISE + ":manager", object("value", "m", "displayName", "no")),
            user(),
            enterprise(object("manager", object("value", "m")))),
        Arguments.of(
            add(ENTERPRISE + ":manager.value", "m"),
            user(),
            enterprise(object("manager", object("value", "m")))),
        Arguments.of(
            remove(ENTERPRISE + ":manager.value"),
            enterprise(object("manager", object("value", "m"))),
            user()));
  }

  @ParameterizedTest
  @MethodSource("extensions")
  void apply_toExtension_keepsItsBlock(
      Value.Complex operation, Value.Complex before, Value.Complex after) {
    assertPatched(after, before, operation);
  }

  @Test
  void apply_listInExtension_isTheExtensions() {
    Value.Complex before = robot(object("model", "long", "tools", list("saw")));
    Value.Complex after = robot(object("model", "long", "tools", list("saw", "pen")));
    robots(after, before, add(ARM + ":tools", "pen"));
    robots(before, after, remove(ARM + ":tools[value eq \"pen\"]"));
    robots(robot(object("model", "long")), before, remove(ARM + ":tools", "saw"));
  }

  @Test
  void apply_requiredAttributeOfExtension_mustBeThereIfTheBlockIs() {
    assertEquals(
        "Operation 2: " + ARM + ":model is required.",
        Patching.refusedFor(
            RobotSchema.ROBOT,
            robot(Value.Complex.EMPTY),
            Reason.INVALID_VALUE,
            add("pin", "1"),
            add(ARM + ":tools", "saw")));
    Value.Complex armed = robot(object("model", "long", "tools", list("saw")));
    Patching.refused(RobotSchema.ROBOT, Reason.MUTABILITY, remove(ARM + ":model"));
    robots(robot(Value.Complex.EMPTY), armed, remove(ARM));
    robots(robot(object("model", "short")), armed, remove(ARM), add(ARM + ":model", "short"));
    assertEquals(
        "Operation 1: " + ARM + ":model is required.",
        Patching.refusedFor(
            RobotSchema.ROBOT,
            armed,
            Reason.MUTABILITY,
            remove(ARM),
            add(ARM, object("tools", "saw"))));
  }

  @Test
  void apply_requiredExtension_mustStay() {
    ResourceType type = RobotSchema.ARMED_ROBOT;
    Patching.refused(type, Reason.MUTABILITY, remove(ARM));
    Patching.refused(type, Reason.MUTABILITY, object("op", "replace", "path", ARM));
    assertEquals(
        "After all operations: " + ARM + " is required.",
        Patching.refusedFor(
            type, robot(Value.Complex.EMPTY), Reason.INVALID_VALUE, add("pin", "1")));
    assertPatched(
        type,
        robot(object("model", "short")),
        robot(object("model", "long")),
        replace(ARM, object("model", "short", "state", "ignored")));
    Patching.refused(type, Reason.MUTABILITY, replace(ARM + ":state", "new"));
  }

  @Test
  void apply_immutableAttributeOfExtension_keepsTheBlock() {
    Value.Complex numbered = robot(object("model", "long", "number", "7"));
    Patching.refusedFor(RobotSchema.ROBOT, numbered, Reason.MUTABILITY, remove(ARM));
    robots(numbered, robot(object("model", "long")), add(ARM + ":number", "7"));
  }

  private static Value.Complex enterprise(Value.Complex block) {
    return user(ENTERPRISE, block);
  }

  private static Value.Complex robot(Value.Complex arm) {
    Value.Complex robot = object("name", "R2", "codes", list("x"), "pin", value("1"));
    return arm.isEmpty() ? robot : robot.with(ARM, arm);
  }

  private static void robots(
      Value.Complex after, Value.Complex before, Value.Complex... operations) {
    assertPatched(RobotSchema.ROBOT, after, before, operations);
  }
}
