package dev.muster.domain.patch;

import static dev.muster.domain.patch.Patching.add;
import static dev.muster.domain.patch.Patching.assertPatched;
import static dev.muster.domain.patch.Patching.remove;
import static dev.muster.domain.patch.Patching.replace;
import static dev.muster.domain.patch.Patching.user;
import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.moment;
import static dev.muster.domain.value.Tree.object;
import static dev.muster.domain.value.Tree.uri;
import static dev.muster.domain.value.Tree.value;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.domain.error.InvalidRequest.Reason;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.RobotSchema;
import dev.muster.domain.schema.SampleSchemas;
import dev.muster.domain.value.Value;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Attributes with one value, simple and complex. */
class PatchSingularTest {

  static Stream<Arguments> simple() {
    return Stream.of(
        Arguments.of(add("title", "x"), user(), user("title", "x")),
        Arguments.of(add("title", "x"), user("title", "y"), user("title", "x")),
        Arguments.of(add("title", "x"), user("title", "x"), user("title", "x")),
        Arguments.of(replace("title", "x"), user(), user("title", "x")),
        Arguments.of(replace("title", "x"), user("title", "y"), user("title", "x")),
        Arguments.of(replace("title", ""), user("title", "y"), user("title", "")),
        Arguments.of(remove("title"), user("title", "y"), user()),
        Arguments.of(remove("title", "other"), user("title", "y"), user()),
        Arguments.of(remove("title"), user(), user()),
        Arguments.of(object("op", "replace", "path", "title"), user("title", "y"), user()),
        Arguments.of(replace(object("title", list())), user("title", "y"), user()),
        Arguments.of(replace(object("title", list())), user(), user()),
        Arguments.of(add(object("title", list())), user("title", "y"), user("title", "y")),
        Arguments.of(add(object("title", "x", "id", "y")), user(), user("title", "x")),
        Arguments.of(add(object()), user("title", "x"), user("title", "x")),
        Arguments.of(replace("userName", "bob"), user(), object("userName", "bob")),
        Arguments.of(replace("externalId", "7"), user(), user("externalId", "7")),
        Arguments.of(replace("password", "secret"), user(), user("password", "secret")),
        Arguments.of(remove("password"), user("password", "secret"), user()),
        Arguments.of(replace("active", false), user("active", true), user("active", false)),
        Arguments.of(replace("profileUrl", "x"), user(), user("profileUrl", uri("x"))));
  }

  @ParameterizedTest
  @MethodSource("simple")
  void apply_toSimpleAttribute_setsOrRemoves(
      Value.Complex operation, Value.Complex before, Value.Complex after) {
    assertPatched(after, before, operation);
  }

  static Stream<Arguments> typed() {
    return Stream.of(
        Arguments.of(replace("floor", 3), "floor", value(3)),
        Arguments.of(replace("weight", 3), "weight", value(new BigDecimal(3))),
        Arguments.of(
            add("installed", "2020-01-01T01:00:00+01:00"),
            "installed",
            moment("2020-01-01T00:00:00Z")),
        Arguments.of(add("pin", "1234"), "pin", value("1234")),
        Arguments.of(add("vault.hint", "left"), "vault", object("hint", "left")));
  }

  @ParameterizedTest
  @MethodSource("typed")
  void apply_value_hasTheTypeOfTheAttribute(
      Value.Complex operation, String attribute, Value expected) {
    assertPatched(
        SampleSchemas.DEVICE,
        object("serial", "S1", attribute, expected),
        object("serial", "S1"),
        operation);
  }

  static Stream<Arguments> complex() {
    Value.Complex ada = object("givenName", "Ada", "familyName", "King");
    Value.Complex before = user("name", ada);
    Value.Complex lovelace = user("name", ada.with("familyName", value("Lovelace")));
    Value.Complex title = user("name", ada.with("honorificPrefix", value("Lady")));
    return Stream.of(
        Arguments.of(add("name", object("familyName", "Lovelace")), before, lovelace),
        Arguments.of(replace("name", object("FAMILYNAME", "Lovelace")), before, lovelace),
        Arguments.of(add("name.familyName", "Lovelace"), before, lovelace),
        Arguments.of(replace("name.familyName", "Lovelace"), before, lovelace),
        Arguments.of(replace(object("name.familyName", "Lovelace")), before, lovelace),
        Arguments.of(replace(object("name", object("familyName", "Lovelace"))), before, lovelace),
        Arguments.of(add("name.honorificPrefix", "Lady"), before, title),
        Arguments.of(replace("name.honorificPrefix", "Lady"), before, title),
        Arguments.of(add("name", ada), user(), before),
        Arguments.of(replace("name", ada), user(), before),
        Arguments.of(replace("name", object()), before, before),
        Arguments.of(
            replace("name", object("familyName", "Lovelace", "givenName", list())),
            before,
            user("name", object("familyName", "Lovelace"))),
        Arguments.of(
            replace(object("name", object("givenName", list()))),
            before,
            user("name", object("familyName", "King"))),
        Arguments.of(
            replace("name", object("givenName", list(), "familyName", list())), before, user()),
        Arguments.of(add("name", object("givenName", list())), before, before),
        Arguments.of(replace(object("name", list())), before, user()),
        Arguments.of(add("name", object("unknown", 1)), before, before),
        Arguments.of(remove("name"), before, user()),
        Arguments.of(remove("name"), user(), user()),
        Arguments.of(remove("name.givenName"), before, user("name", object("familyName", "King"))),
        Arguments.of(remove("name.middleName"), before, before),
        Arguments.of(remove("name.middleName"), user(), user()),
        Arguments.of(remove("name.givenName"), user("name", object("givenName", "Ada")), user()),
        Arguments.of(object("op", "Replace", "path", "name"), before, user()));
  }

  @ParameterizedTest
  @MethodSource("complex")
  void apply_toComplexAttribute_changesWhatIsGiven(
      Value.Complex operation, Value.Complex before, Value.Complex after) {
    assertPatched(after, before, operation);
  }

  @Test
  void apply_toListWithinComplex_appendsOrReplaces() {
    Value.Complex robot = object("name", "R2", "codes", list("x"));
    Value.Complex engine = object("model", "V8", "fuels", list("oil", "gas"));
    Value.Complex before = robot.with("engine", engine);
    Value.Complex more = robot.with("engine", engine.with("fuels", list("oil", "gas", "coal")));
    Value.Complex other = robot.with("engine", engine.with("fuels", list("coal")));
    Value.Complex none = robot.with("engine", engine.without("fuels"));
    robots(more, before, add("engine.fuels", list("gas", "coal")));
    robots(more, before, add("engine.fuels", "coal"));
    robots(more, before, add("engine", object("fuels", list("coal"))));
    robots(other, before, replace("engine.fuels", "coal"));
    robots(other, before, replace("engine", object("fuels", list("coal"))));
    robots(none, before, replace("engine.fuels", list()));
    robots(none, before, remove("engine.fuels"));
    robots(before, before, add("engine.fuels", list()));
  }

  @Test
  void apply_requiredSubAttribute_mustBeThereInTheEnd() {
    Value.Complex robot = object("name", "R2", "codes", list("x"));
    Value.Complex fuels = object("fuels", list("oil"));
    String message =
        Patching.refusedFor(
            RobotSchema.ROBOT, robot, Reason.INVALID_VALUE, add("pin", "1"), add("engine", fuels));
    assertEquals("Operation 2: engine.model is required.", message);
    Value.Complex whole = robot.with("engine", fuels.with("model", value("V8")));
    robots(whole, robot, add("engine", fuels), add("engine.model", "V8"));
    Patching.refused(RobotSchema.ROBOT, Reason.MUTABILITY, remove("engine.model"));
    Patching.refused(RobotSchema.ROBOT, Reason.INVALID_VALUE, replace("engine.model", " "));
    robots(robot, whole, remove("engine"));
  }

  @Test
  void apply_wholeCoreSchema_standsForItsAttributes() {
    assertPatched(
        user("title", "x", "name", object("givenName", "Ada", "familyName", "King")),
        user("name", object("familyName", "King")),
        replace(
            CoreSchemas.USER_URN,
            object("title", "x", "name.givenName", "Ada", "externalId", "7", "id", "no")),
        remove("externalId"));
  }

  private static void robots(
      Value.Complex after, Value.Complex before, Value.Complex... operations) {
    assertPatched(RobotSchema.ROBOT, after, before, operations);
  }
}
