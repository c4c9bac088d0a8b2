package dev.muster.domain.patch;

import static dev.muster.domain.patch.Patching.add;
import static dev.muster.domain.patch.Patching.assertPatched;
import static dev.muster.domain.patch.Patching.mail;
import static dev.muster.domain.patch.Patching.remove;
import static dev.muster.domain.patch.Patching.replace;
import static dev.muster.domain.patch.Patching.user;
import static dev.muster.domain.value.Tree.base64;
import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.object;
import static dev.muster.domain.value.Tree.value;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.domain.error.InvalidRequest.Reason;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.RobotSchema;
import dev.muster.domain.value.Value;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that a filter selects from a multi-valued attribute. */
class PatchValuePathTest {

  private static final String IS_WORK = "emails[type eq \"work\"]";
  private static final Value.Complex WORK = mail("a@x", "work").with("display", value("Ada"));
  private static final Value.Complex HOME = mail("b@x", "home");
  private static final Value.Complex MAILS = user("emails", list(WORK, HOME));

  static Stream<Arguments> matching() {
    return Stream.of(
        Arguments.of("add merges", add(IS_WORK, object("value", "z")), emails(to(WORK, "z"), HOME)),
        Arguments.of(
            "replace replaces, and what the filter says stays",
            replace(IS_WORK, object("value", "z")),
            emails(mail("z", "work"), HOME)),
        Arguments.of(
            "unless it is given",
            replace(IS_WORK, mail("z", "other")),
            emails(mail("z", "other"), HOME)),
        Arguments.of("text", replace(IS_WORK, "z"), emails(mail("z", "work"), HOME)),
        Arguments.of("empty text", replace(IS_WORK, ""), emails(HOME)),
        Arguments.of("absent", object("op", "replace", "path", IS_WORK), emails(HOME)),
        Arguments.of(
            "a list of one",
            replace(IS_WORK, list(mail("z", "work"))),
            emails(mail("z", "work"), HOME)),
        Arguments.of("remove", remove(IS_WORK), emails(HOME)),
        Arguments.of("remove ignores a value", remove(IS_WORK, list(HOME)), emails(HOME)),
        Arguments.of("remove all", remove("emails[type pr]"), user()),
        Arguments.of("remove some", remove("emails[not (type eq \"work\")]"), emails(WORK)),
        Arguments.of("remove by value", remove("emails[value eq \"B@X\"]"), emails(WORK)),
        Arguments.of(
            "remove by value and more",
            remove("emails[value eq \"b@x\" and type eq \"work\"]"),
            MAILS),
        Arguments.of(
            "remove by either value",
            remove("emails[value eq \"b@x\" or value eq \"a@x\"]"),
            user()),
        Arguments.of("add sub", add(IS_WORK + ".value", "z"), emails(to(WORK, "z"), HOME)),
        Arguments.of("replace sub", replace(IS_WORK + ".VALUE", "z"), emails(to(WORK, "z"), HOME)),
        Arguments.of("remove sub", remove(IS_WORK + ".display"), emails(mail("a@x", "work"), HOME)),
        Arguments.of("remove absent sub", remove("emails[type pr].primary"), MAILS),
        Arguments.of(
            "all that match",
            replace("emails[value ew \"@x\"].display", "x"),
            emails(WORK.with("display", value("x")), HOME.with("display", value("x")))),
        Arguments.of(
            "made the same as another", replace(IS_WORK, mail("b@x", "home")), emails(HOME)),
        Arguments.of(
            "pathless", replace(object(IS_WORK + ".value", "z")), emails(to(WORK, "z"), HOME)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("matching")
  void apply_toSelectedValues_changesThese(
      String about, Value.Complex operation, Value.Complex after) {
    assertPatched(after, MAILS, operation);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"emails[type eq \"other\"]", "emails[value eq \"z\"]", "emails[not (type pr)]"})
  void apply_removeOfUnselected_changesNothing(String path) {
    for (Value.Complex before : new Value.Complex[] {MAILS, user()}) {
      assertPatched(before, before, remove(path));
      assertPatched(before, before, remove(path + ".value"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"emails[type eq \"other\"]", "emails[value eq \"z\"]", "emails[not (type pr)]"})
  void apply_replaceOfUnselected_isNoTarget(String path) {
    for (Value.Complex before : new Value.Complex[] {MAILS, user()}) {
      noTarget(before, replace(path, object("value", "z")));
      noTarget(before, replace(path + ".value", "z"));
      noTarget(before, replace(object(path + ".value", "z")));
    }
  }

  @Test
  void apply_addToUnselected_createsWhatTheFilterDescribes() {
    Value.Complex other = mail("z", "other");
    assertPatched(emails(WORK, HOME, other), MAILS, add("emails[type eq \"other\"].value", "z"));
    assertPatched(emails(other), user(), add("emails[type eq \"other\"]", object("value", "z")));
    assertPatched(emails(other), user(), add("emails[type eq \"other\"]", "z"));
    assertPatched(emails(other), user(), add(object("emails[type eq \"other\"].value", "z")));
    assertPatched(
        emails(other.with("primary", value(true))),
        user(),
        add("emails[type eq \"other\" and primary eq true].value", "z"));
    assertPatched(
        emails(mail("z", "home")), user(), add("emails[type eq \"other\"]", mail("z", "home")));
    assertPatched(
        user("x509Certificates", list(object("value", base64("AAAA"), "display", "x"))),
        user(),
        add("x509Certificates[value eq \"AAAA\"].display", "x"));
    assertPatched(
        RobotSchema.ROBOT,
        robot(object("size", 3, "marks", list("m"), "value", "left")),
        robot(),
        add("wheels[size eq 3 and marks eq \"m\"].value", "left"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          type eq "other" or type eq "x"
          type ne "work" and value eq "x"
          not (type eq "other")
          type pr
          type eq null
          type sw "o"
          type eq "other" and (value eq "x" or value eq "y")
          type eq "other" and type eq "x"
          """)
  void apply_addToUnselectedByAnythingButEq_isNoTarget(String filter) {
    noTarget(user(), add("emails[" + filter + "].display", "z"));
    noTarget(user(), add("emails[" + filter + "]", object("display", "z")));
  }

  @Test
  void apply_addToUnselectedByWhatCannotBeWritten_isRefused() {
    refusedRobot(Reason.NO_TARGET, add("wheels[wear eq \"new\"].value", "x"));
    refusedRobot(Reason.NO_TARGET, add("wheels[size eq 1.5].value", "x"));
    refusedRobot(Reason.INVALID_VALUE, add("wheels[type eq \"front\"].size", 3));
    Patching.refusedFor(
        CoreSchemas.USER,
        user(),
        Reason.INVALID_VALUE,
        add("x509Certificates[value eq \"?\"].display", "x"));
  }

  @Test
  void apply_primaryBySelection_demotesTheOthers() {
    Value.Complex before = emails(primary(WORK, true), HOME);
    Value.Complex after = emails(primary(WORK, false), primary(HOME, true));
    assertPatched(after, before, replace("emails[type eq \"home\"].primary", true));
    assertPatched(after, before, add("emails[type eq \"home\"].primary", "True"));
    assertPatched(after, before, add("emails[type eq \"home\"]", object("primary", true)));
    assertPatched(
        after, before, replace("emails[type eq \"home\"]", primary(mail("b@x", "home"), true)));
    assertPatched(emails(primary(WORK, false), HOME), before, replace(IS_WORK + ".primary", false));
    assertPatched(
        emails(primary(WORK, false), HOME, primary(mail("z", "other"), true)),
        before,
        add("emails[type eq \"other\" and primary eq true].value", "z"));
  }

  @Test
  void apply_valueLeftWithoutSubAttributes_isRemoved() {
    Value.Complex before = emails(object("display", "x"), HOME);
    assertPatched(emails(HOME), before, remove("emails[display eq \"x\"].display"));
    assertPatched(user(), emails(object("display", "x")), remove("emails[display pr].display"));
  }

  @Test
  void apply_requiredSubAttribute_cannotBeRemoved() {
    assertEquals(
        "Operation 1: wheels[...].value is required.",
        Patching.refused(RobotSchema.ROBOT, Reason.MUTABILITY, remove("wheels[type pr].value")));
    Patching.refused(RobotSchema.ROBOT, Reason.MUTABILITY, remove("wheels.value"));
    Patching.refused(
        RobotSchema.ROBOT,
        Reason.MUTABILITY,
        object("op", "replace", "path", "wheels[type pr].value"));
    Patching.refused(
        RobotSchema.ROBOT, Reason.INVALID_VALUE, replace("wheels[type pr].value", " "));
    Patching.refusedFor(
        RobotSchema.ROBOT,
        robot(object("value", "left", "type", "front")),
        Reason.INVALID_VALUE,
        replace("wheels[type eq \"front\"]", object("size", 3)));
  }

  @Test
  void apply_selectionByValue_followsEarlierOperations() {
    assertPatched(
        emails(mail("d@x", "home")),
        emails(WORK, HOME),
        remove("emails[value eq \"a@x\"]"),
        replace("emails[value eq \"b@x\"].value", "c@x"),
        remove("emails[value eq \"b@x\"]"),
        replace("emails[value eq \"c@x\"].value", "d@x"),
        add("emails", mail("e@x", "other")),
        remove("emails[value eq \"e@x\"]"));
    assertPatched(
        emails(mail("b@x", "work")),
        emails(WORK),
        remove("emails[value eq \"a@x\"]"),
        replace("emails", list(mail("b@x", "home"))),
        replace("emails[value eq \"b@x\"].type", "work"));
  }

  @Test
  void apply_exactCase_isRespected() {
    Value.Complex before = robot(object("value", "left"), object("value", "Left"));
    assertPatched(
        RobotSchema.ROBOT,
        robot(object("value", "left")),
        before,
        remove("wheels[value eq \"Left\"]"));
    assertPatched(
        RobotSchema.ROBOT, robot(object("value", "Left")), before, remove("wheels", "left"));
  }

  private static void noTarget(Value.Complex before, Value.Complex operation) {
    Patching.refusedFor(CoreSchemas.USER, before, Reason.NO_TARGET, operation);
  }

  private static void refusedRobot(Reason reason, Value.Complex operation) {
    Patching.refusedFor(RobotSchema.ROBOT, robot(object("value", "x")), reason, operation);
  }

  private static Value.Complex robot(Object... wheels) {
    Value.Complex robot = object("name", "R2", "codes", list("x"));
    return wheels.length == 0 ? robot : robot.with("wheels", list(wheels));
  }

  private static Value.Complex emails(Object... values) {
    return user("emails", list(values));
  }

  private static Value.Complex to(Value.Complex mail, String address) {
    return mail.with("value", value(address));
  }

  private static Value.Complex primary(Value.Complex value, boolean primary) {
    return value.with("primary", new Value.Bool(primary));
  }
}
