package dev.muster.domain.patch;

import static dev.muster.domain.patch.Patching.add;
import static dev.muster.domain.patch.Patching.assertPatched;
import static dev.muster.domain.patch.Patching.body;
import static dev.muster.domain.patch.Patching.mail;
import static dev.muster.domain.patch.Patching.remove;
import static dev.muster.domain.patch.Patching.replace;
import static dev.muster.domain.patch.Patching.user;
import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.domain.error.InvalidRequest.Reason;
import dev.muster.domain.error.Refusal;
import dev.muster.domain.resource.Resource;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.RobotSchema;
import dev.muster.domain.value.Value;
import java.util.Collections;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** All operations or none, in their order, and in time. */
class PatchWholeTest {

  private static final int MANY = 10_000;

  @Test
  void apply_operations_happenInTheirOrder() {
    assertPatched(
        user("title", "c", "emails", list(mail("b", "work"))),
        user(),
        add("title", "a"),
        remove("title"),
        replace("title", "c"),
        add("emails", mail("a", "work")),
        replace("emails[value eq \"a\"].value", "b"),
        remove("emails[value eq \"a\"]"));
  }

  @Test
  void apply_refusedOperation_undoesThoseBeforeIt() {
    Resource current = new Resource(CoreSchemas.USER, user("emails", list(mail("a", "work"))));
    Value before = Patching.raw(current.attributes());
    Patch patch =
        Patch.read(
            CoreSchemas.USER,
            body(
                add("title", "x"),
                remove("emails"),
                replace("emails[type eq \"work\"].value", "b")));
    String message = Refusal.of(Reason.NO_TARGET, () -> patch.apply(current));
    assertEquals("Operation 3: emails[...].value selects no value.", message);
    assertEquals(before, Patching.raw(current.attributes()));
  }

  @Test
  void apply_changingNothing_returnsTheSame() {
    Resource current =
        new Resource(CoreSchemas.USER, user("title", "x", "emails", list(mail("a", "work"))));
    Patch patch =
        Patch.read(
            CoreSchemas.USER,
            body(
                replace("title", "x"),
                add("emails", mail("a", "work")),
                remove("emails[type eq \"home\"]"),
                remove("nickName"),
                add("nickName", "y"),
                remove("nickName")));
    assertSame(current, patch.apply(current));
  }

  @Test
  void apply_resourceThatLacksWhatIsRequired_isRefused() {
    assertEquals(
        "After all operations: userName is required.",
        Patching.refusedFor(
            CoreSchemas.USER, object("title", "x"), Reason.INVALID_VALUE, add("title", "y")));
  }

  @Test
  @Timeout(60)
  void apply_manyOperations_lookAtEachValueAFewTimes() {
    Value.Complex none = object("displayName", "All");
    Resource group = new Resource(CoreSchemas.GROUP, none);
    Effort effort = new Effort();
    Resource full = many(i -> add("members", list(object("value", "u" + i)))).apply(group, effort);
    assertEquals(MANY, ((Value.Multiple) full.attributes().get("members").get()).values().size());
    Resource empty = many(i -> remove("members[value eq \"u" + i + "\"]")).apply(full, effort);
    assertEquals(none, empty.attributes());
    assertEquals(
        none,
        many(i -> remove("members", list(object("value", "u" + i, "type", "User"))))
            .apply(
                many(i -> add("members", object("value", "u" + i, "type", "User")))
                    .apply(group, effort),
                effort)
            .attributes());
    assertTrue(effort.spent() < 20L * MANY, "looked at " + effort.spent());
  }

  /** Each look at a value counts, and long text counts for more. */
  @Test
  @Timeout(60)
  void apply_manySelectionsOfMany_areRefused() {
    Value.Complex emails = user("emails", numbered(i -> mail("a" + i, "work")));
    for (String filter : new String[] {"type eq \"work\"", "value co \"z\"", "value ne \"a1\""}) {
      assertTooMany(CoreSchemas.USER, emails, remove("emails[" + filter + "].display"));
    }
    assertTooMany(CoreSchemas.USER, emails, replace("emails.display", "x"));
    Value.Complex robot = object("name", "R2", "codes", list("x"));
    Value.Complex engine = object("model", "V8", "fuels", numbered(i -> "f" + i));
    assertTooMany(RobotSchema.ROBOT, robot.with("engine", engine), add("engine.fuels", list("f1")));
    assertTooMany(
        RobotSchema.ROBOT,
        robot.with("batches", numbered(i -> "b" + i)),
        add("batches", list("b1")));
    Value.Complex endless = user("emails", list(mail("a".repeat(1_000_000), "work")));
    assertTooMany(CoreSchemas.USER, endless, remove("emails[value co \"z\"]"));
  }

  /** That a few operations are fine and a hundred are too much. */
  private static void assertTooMany(
      ResourceType type, Value.Complex current, Value.Complex operation) {
    Resource resource = new Resource(type, current);
    Value[] hundred = Collections.nCopies(100, operation).toArray(Value[]::new);
    assertSame(
        resource.type(),
        Patch.read(type, body(operation, operation)).apply(resource, new Effort(100_000)).type());
    Patch patch = Patch.read(type, body((Object[]) hundred));
    Refusal.of(Reason.TOO_MANY, () -> patch.apply(resource, new Effort(100_000)));
  }

  private static Value.Multiple numbered(IntFunction<Object> element) {
    return list(IntStream.range(0, 2_000).mapToObj(element).toArray());
  }

  private static Patch many(IntFunction<Value.Complex> operation) {
    Value.Complex body = body(IntStream.range(0, MANY).mapToObj(operation).toArray());
    boolean members = body.toString().contains("members");
    return Patch.read(members ? CoreSchemas.GROUP : CoreSchemas.USER, body);
  }
}
