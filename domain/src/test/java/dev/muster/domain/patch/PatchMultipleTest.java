package dev.muster.domain.patch;

import static dev.muster.domain.patch.Patching.add;
import static dev.muster.domain.patch.Patching.assertPatched;
import static dev.muster.domain.patch.Patching.mail;
import static dev.muster.domain.patch.Patching.remove;
import static dev.muster.domain.patch.Patching.replace;
import static dev.muster.domain.patch.Patching.user;
import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.moment;
import static dev.muster.domain.value.Tree.object;
import static dev.muster.domain.value.Tree.value;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.domain.error.InvalidRequest.Reason;
import dev.muster.domain.schema.RobotSchema;
import dev.muster.domain.schema.SampleSchemas;
import dev.muster.domain.value.Value;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Attributes with several values, all of them at once. */
class PatchMultipleTest {

  private static final Value.Complex WORK = mail("a@x", "work");
  private static final Value.Complex HOME = mail("b@x", "home");
  private static final Value.Complex OTHER = mail("c@x", "other");

  static Stream<Arguments> whole() {
    Value.Complex two = emails(WORK, HOME);
    Value.Complex shown = WORK.with("display", value("Ada"));
    return Stream.of(
        Arguments.of("to none", add("emails", list(WORK)), user(), emails(WORK)),
        Arguments.of("one more", add("emails", list(OTHER)), two, emails(WORK, HOME, OTHER)),
        Arguments.of("one as object", add("emails", OTHER), two, emails(WORK, HOME, OTHER)),
        Arguments.of(
            "one as text", add("emails", "c@x"), two, emails(WORK, HOME, object("value", "c@x"))),
        Arguments.of("there already", add("emails", list(HOME, WORK)), two, two),
        Arguments.of("newest of a pair", add("emails", shown), two, emails(shown, HOME)),
        Arguments.of(
            "another type",
            add("emails", mail("a@x", "home")),
            emails(WORK),
            emails(WORK, mail("a@x", "home"))),
        Arguments.of("nothing", add("emails", list()), two, two),
        Arguments.of("only what is empty", add("emails", list("", object())), two, two),
        Arguments.of("replace all", replace("emails", list(OTHER)), two, emails(OTHER)),
        Arguments.of("replace by object", replace("emails", OTHER), two, emails(OTHER)),
        Arguments.of("replace none", replace("emails", list(OTHER)), user(), emails(OTHER)),
        Arguments.of("replace by nothing", replace("emails", list()), two, user()),
        Arguments.of("pathless", replace(object("emails", list(OTHER))), two, emails(OTHER)),
        Arguments.of(
            "pathless add", add(object("emails", list(OTHER))), two, emails(WORK, HOME, OTHER)),
        Arguments.of("remove all", remove("emails"), two, user()),
        Arguments.of("remove none", remove("emails"), user(), user()),
        Arguments.of("absent", object("op", "replace", "path", "emails"), two, user()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whole")
  void apply_toAllValues_appendsOrReplaces(
      String about, Value.Complex operation, Value.Complex before, Value.Complex after) {
    assertPatched(after, before, operation);
    assertPatched(after, before, operation, operation);
  }

  static Stream<Arguments> byValue() {
    Value.Complex all = emails(WORK, HOME, mail("a@x", "home"));
    return Stream.of(
        Arguments.of("by value", list(object("value", "a@x")), emails(HOME)),
        Arguments.of("by type too", list(WORK), emails(HOME, mail("a@x", "home"))),
        Arguments.of("as text", "a@x", emails(HOME)),
        Arguments.of("one object", HOME, emails(WORK, mail("a@x", "home"))),
        Arguments.of("in any case", list(mail("A@X", "WORK")), emails(HOME, mail("a@x", "home"))),
        Arguments.of(
            "display is no matter",
            object("value", "b@x", "display", "?"),
            emails(WORK, mail("a@x", "home"))),
        Arguments.of("several", list("a@x", "b@x"), user()),
        Arguments.of("not there", list("z@x", WORK.with("type", value("other"))), all),
        Arguments.of("by type only", object("type", "home"), emails(WORK)),
        Arguments.of("none", list(), all),
        Arguments.of("only unknown", list(object("unknown", "a@x")), all));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("byValue")
  void apply_removeByValue_takesTheseOnly(String about, Object values, Value.Complex after) {
    Value.Complex before = emails(WORK, HOME, mail("a@x", "home"));
    assertPatched(after, before, remove("emails", values));
    assertPatched(after, before, remove("emails", values), remove("emails", values));
  }

  @Test
  void apply_primary_theNewestWins() {
    Value.Complex first = primary(WORK, true);
    Value.Complex second = primary(HOME, true);
    Value.Complex expected = emails(primary(WORK, false), second);
    assertPatched(expected, emails(first), add("emails", list(second)));
    assertPatched(expected, emails(first, HOME), add("emails", list(second)));
    assertPatched(expected, user(), replace("emails", list(first, second)));
    assertPatched(expected, user(), add("emails", first), add("emails", second));
    assertPatched(
        emails(first, primary(HOME, false)),
        user(),
        add("emails", first),
        add("emails", second),
        add("emails", first));
    assertPatched(
        emails(primary(WORK, false), HOME),
        emails(first, HOME),
        add("emails", primary(WORK, false)));
  }

  @Test
  void apply_addresses_areTheSameByEverythingButPrimary() {
    Value.Complex work = object("type", "work", "locality", "Rome");
    Value.Complex home = object("type", "home", "locality", "Rome");
    assertPatched(
        user("addresses", list(primary(work, false), primary(home, true))),
        user("addresses", list(primary(work, true))),
        add("addresses", primary(home, true)));
    assertPatched(
        user("addresses", list(work)),
        user("addresses", list(primary(work, true))),
        add("addresses", work));
  }

  @Test
  void apply_toSubAttributeOfAllValues_changesEach() {
    assertPatched(
        emails(WORK.with("display", value("x")), HOME.with("display", value("x"))),
        emails(WORK, HOME),
        add("emails.display", "x"));
    assertPatched(emails(object("type", "x")), user(), replace("emails.type", "x"));
    assertPatched(
        emails(object("value", "a@x"), object("value", "b@x")),
        emails(WORK, HOME),
        remove("emails.type"));
    assertPatched(
        emails(object("type", "work")), emails(WORK, object("value", "z")), remove("emails.value"));
    assertPatched(
        emails(mail("z", "work"), mail("z", "home")),
        emails(WORK, HOME),
        replace("emails.value", "z"));
    assertPatched(
        emails(mail("z", "work")), emails(WORK, mail("b@x", "work")), replace("emails.value", "z"));
    assertPatched(
        emails(primary(WORK, false), primary(HOME, true)),
        emails(WORK, HOME),
        replace("emails.primary", true));
  }

  @Test
  void apply_toSimpleValues_comparesThemselves() {
    Value.Complex device = object("serial", "S1");
    Value.Complex before = device.with("tags", list("new", "red"));
    devices(
        device.with("tags", list("new", "red", "Red")), before, add("tags", list("red", "Red")));
    devices(device.with("tags", list("new")), before, remove("tags", "RED"));
    devices(device.with("tags", list("new")), before, remove("tags[value eq \"RED\"]"));
    devices(device.with("tags", list("new")), before, remove("tags[VALUE sw \"r\"]"));
    devices(
        device.with("tags", list("new", "blue")),
        before,
        replace("tags[value eq \"red\"]", "blue"));
    devices(device.with("tags", list("new")), before, replace("tags[value eq \"red\"]", "new"));
    devices(
        device.with("tags", list("new", "red", "blue")),
        before,
        add("tags[value eq \"green\"]", "blue"));
    devices(device, before, remove("tags"));
    Value.Complex robot = object("name", "R2", "codes", list("x"));
    Value.Complex sized = robot.with("sizes", list(1, 2, 3));
    Value.Complex smaller = robot.with("sizes", list(1, 3));
    assertPatched(RobotSchema.ROBOT, smaller, sized, remove("sizes", list(2)));
    assertPatched(RobotSchema.ROBOT, smaller, sized, remove("sizes[value eq 2]"));
    Value.Complex serviced =
        robot.with(
            "services", list(moment("2020-01-01T00:00:00Z"), moment("2021-01-01T00:00:00Z")));
    assertPatched(
        RobotSchema.ROBOT,
        robot.with("services", list(moment("2021-01-01T00:00:00Z"))),
        serviced,
        remove("services", "2020-01-01T01:00:00+01:00"));
  }

  @Test
  void apply_requiredList_mustNotBeEmptied() {
    Value.Complex robot = object("name", "R2", "codes", list("x", "y"));
    Patching.refused(RobotSchema.ROBOT, Reason.MUTABILITY, remove("codes"));
    Patching.refused(RobotSchema.ROBOT, Reason.MUTABILITY, replace("codes", list()));
    Patching.refusedFor(
        RobotSchema.ROBOT, robot, Reason.MUTABILITY, remove("codes", list("x", "y")));
    String message =
        Patching.refusedFor(
            RobotSchema.ROBOT,
            robot,
            Reason.MUTABILITY,
            add("pin", "1"),
            remove("codes[value pr]"),
            add("pin", "2"));
    assertEquals("Operation 2: codes is required.", message);
    Value.Complex refilled = object("name", "R2", "codes", list("z"));
    assertPatched(RobotSchema.ROBOT, refilled, robot, remove("codes[value pr]"), add("codes", "z"));
  }

  @Test
  void apply_elementsWithoutWhatIsRequired_areRefusedWhenRead() {
    String message =
        Patching.refused(
            RobotSchema.ROBOT,
            Reason.INVALID_VALUE,
            add("wheels", list(object("value", "left"), object("type", "rear"))));
    assertEquals("Operation 1: wheels[1].value is required.", message);
  }

  private static Value.Complex emails(Object... values) {
    return user("emails", list(values));
  }

  private static Value.Complex primary(Value.Complex value, boolean primary) {
    return value.with("primary", new Value.Bool(primary));
  }

  private static void devices(
      Value.Complex after, Value.Complex before, Value.Complex... operations) {
    assertPatched(SampleSchemas.DEVICE, after, before, operations);
  }
}
