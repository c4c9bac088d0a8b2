package dev.muster.domain.patch;

import static dev.muster.domain.patch.Patching.add;
import static dev.muster.domain.patch.Patching.assertPatched;
import static dev.muster.domain.patch.Patching.remove;
import static dev.muster.domain.patch.Patching.replace;
import static dev.muster.domain.patch.Patching.with;
import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.object;
import static dev.muster.domain.value.Tree.value;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.domain.error.InvalidRequest.Reason;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.RobotSchema;
import dev.muster.domain.value.Value;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Immutable attributes may be set once (RFC 7643 §7). */
class PatchImmutableTest {

  private static final Value.Complex ROBOT = object("name", "R2", "codes", list("x"));
  private static final Value.Complex WHEEL = object("value", "left", "maker", "M");
  private static final Value.Complex FULL =
      with(
          ROBOT,
          "serial",
          "S1",
          "batches",
          list("b1", "b2"),
          "engine",
          object("model", "V8", "number", "7"),
          "wheels",
          list(WHEEL));

  static Stream<Arguments> allowed() {
    Value.Complex engine = object("model", "V8", "number", "7");
    return Stream.of(
        Arguments.of("set", add("serial", "S1"), ROBOT, with(ROBOT, "serial", "S1")),
        Arguments.of("the same", replace("serial", "S1"), FULL, FULL),
        Arguments.of("remove absent", remove("serial"), ROBOT, ROBOT),
        Arguments.of("set a part", add("engine", engine), ROBOT, with(ROBOT, "engine", engine)),
        Arguments.of("the same part", replace("engine.number", "7"), FULL, FULL),
        Arguments.of(
            "the part beside it",
            replace("engine", object("model", "V6")),
            FULL,
            with(FULL, "engine", engine.with("model", value("V6")))),
        Arguments.of("the whole around it", remove("engine"), FULL, FULL.without("engine")),
        Arguments.of(
            "set a list", add("batches", list("b")), ROBOT, with(ROBOT, "batches", list("b"))),
        Arguments.of("the same list", replace("batches", list("b1", "b2")), FULL, FULL),
        Arguments.of("add what is there", add("batches", "b2"), FULL, FULL),
        Arguments.of("remove what is not there", remove("batches", "b3"), FULL, FULL),
        Arguments.of("remove what is not selected", remove("batches[value eq \"z\"]"), FULL, FULL),
        Arguments.of(
            "a whole element more",
            add("wheels", object("value", "right", "maker", "N")),
            FULL,
            with(FULL, "wheels", list(WHEEL, object("value", "right", "maker", "N")))),
        Arguments.of(
            "a whole element less", remove("wheels", "left"), FULL, FULL.without("wheels")),
        Arguments.of(
            "a newer element",
            add("wheels", object("value", "left", "maker", "N")),
            FULL,
            with(FULL, "wheels", list(object("value", "left", "maker", "N")))),
        Arguments.of(
            "other elements",
            replace("wheels", object("value", "right")),
            FULL,
            with(FULL, "wheels", list(object("value", "right")))),
        Arguments.of(
            "replace a selected value, which keeps it",
            replace("wheels[value eq \"left\"]", object("size", 3)),
            FULL,
            with(FULL, "wheels", list(WHEEL.with("size", value(3))))),
        Arguments.of(
            "the part of an element, the same",
            add("wheels[value eq \"left\"].maker", "M"),
            FULL,
            FULL));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("allowed")
  void apply_immutable_mayBeSetAndStay(
      String about, Value.Complex operation, Value.Complex before, Value.Complex after) {
    assertPatched(RobotSchema.ROBOT, after, before, operation);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("serial", add("serial", "S2")),
        Arguments.of("serial", replace("serial", "s1")),
        Arguments.of("serial", replace(object("serial", "S2"))),
        Arguments.of("serial", remove("serial")),
        Arguments.of("engine.number", replace("engine.number", "8")),
        Arguments.of("engine.number", add("engine", object("number", "8"))),
        Arguments.of("engine.number", remove("engine.number")),
        Arguments.of("batches", add("batches", "b3")),
        Arguments.of("batches", replace("batches", list("b2", "b1"))),
        Arguments.of("batches", remove("batches")),
        Arguments.of("batches", remove("batches", "b1")),
        Arguments.of("batches[...]", remove("batches[value eq \"b1\"]")),
        Arguments.of("batches[...]", replace("batches[value eq \"b1\"]", "b3")),
        Arguments.of("wheels[...].maker", replace("wheels[value eq \"left\"].maker", "N")),
        Arguments.of("wheels[...].maker", add("wheels[value pr]", object("maker", "N"))),
        Arguments.of("wheels[...].maker", replace("wheels[value pr]", object("maker", "N"))),
        Arguments.of("wheels[...].maker", remove("wheels[value eq \"left\"].maker")),
        Arguments.of("wheels.maker", remove("wheels.maker")));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void apply_immutable_isNotChanged(String path, Value.Complex operation) {
    String message =
        Patching.refusedFor(RobotSchema.ROBOT, FULL, Reason.MUTABILITY, add("pin", "1"), operation);
    assertTrue(message.startsWith("Operation 2: " + path + " cannot be changed."), message);
  }

  @Test
  void apply_members_comeAndGoButDoNotChange() {
    Value.Complex group = object("displayName", "Analysts");
    Value.Complex member = object("value", "u1", "type", "User");
    Value.Complex one = group.with("members", list(member));
    assertPatched(CoreSchemas.GROUP, one, group, add("members", list(member)));
    assertPatched(CoreSchemas.GROUP, group, one, remove("members[value eq \"u1\"]"));
    assertPatched(CoreSchemas.GROUP, group, one, remove("members"));
    Patching.refusedFor(
        CoreSchemas.GROUP, one, Reason.MUTABILITY, replace("members[value eq \"u1\"].value", "u2"));
  }
}
