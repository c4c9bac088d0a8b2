package dev.muster.domain.patch;

import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.resource.Resource;
import dev.muster.domain.resource.ResourceReader;
import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.Mutability;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.Returned;
import dev.muster.domain.schema.RobotSchema;
import dev.muster.domain.schema.Schema;
import dev.muster.domain.value.Value;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Whatever is asked of it, a resource keeps to its schema; {@code muster.test.seed} repeats. */
class PatchInvariantsTest {

  private static final int PATCHES = 2_000;
  private static final Optional<Value> PRIMARY = Optional.of(new Value.Bool(true));

  @Test
  void apply_randomPatchesOfUsers_keepTheSchema(TestReporter reporter) {
    assertKept(CoreSchemas.USER, object("userName", "ada"), reporter);
  }

  @Test
  void apply_randomPatchesOfGroups_keepTheSchema(TestReporter reporter) {
    assertKept(CoreSchemas.GROUP, object("displayName", "Analysts"), reporter);
  }

  @Test
  void apply_randomPatchesOfRobots_keepTheSchema(TestReporter reporter) {
    assertKept(RobotSchema.ROBOT, object("name", "R2", "codes", list("x")), reporter);
  }

  @Test
  void apply_randomPatchesOfArmedRobots_keepTheSchema(TestReporter reporter) {
    Value.Complex arm = object("model", "long");
    assertKept(
        RobotSchema.ARMED_ROBOT,
        object("name", "R2", "codes", list("x"), RobotSchema.ARM_URN, arm),
        reporter);
  }

  private static void assertKept(ResourceType type, Value.Complex start, TestReporter reporter) {
    long seed = Long.getLong("muster.test.seed", System.nanoTime());
    reporter.publishEntry("muster.test.seed", Long.toString(seed));
    RandomPatches patches = new RandomPatches(new Random(seed), type);
    Resource current = new Resource(type, start);
    int changed = 0;
    Set<InvalidRequest.Reason> refusals = EnumSet.noneOf(InvalidRequest.Reason.class);
    for (int round = 0; round < PATCHES; round++) {
      if (round % 50 == 0) {
        current = new Resource(type, start);
      }
      Value.Complex body = patches.next();
      Resource unchanged = current;
      int number = round;
      Supplier<@Nullable String> about =
          () ->
              "seed " + seed + ", round " + number + ": " + body + " of " + unchanged.attributes();
      Value before = raw(current);
      Resource after = current;
      try {
        after = Patch.read(type, body).apply(current);
        changed += after.equals(current) ? 0 : 1;
      } catch (InvalidRequest refused) {
        refusals.add(refused.reason());
      }
      assertEquals(before, raw(current), about);
      assertWhole(after, about);
      current = after;
    }
    assertTrue(changed > PATCHES / 10, "only " + changed + " changed something, seed " + seed);
    assertTrue(refusals.contains(InvalidRequest.Reason.MUTABILITY), "seed " + seed);
    assertTrue(refusals.contains(InvalidRequest.Reason.NO_TARGET), "seed " + seed);
    assertTrue(refusals.contains(InvalidRequest.Reason.INVALID_VALUE), "seed " + seed);
  }

  private static Value raw(Resource resource) {
    return Patching.raw(resource.attributes());
  }

  private static void assertWhole(Resource resource, Supplier<@Nullable String> about) {
    ResourceType type = resource.type();
    assertBlock(type.schema(), resource.attributes(), about);
    Value.Complex returned = resource.attributes();
    for (ResourceType.Extension extension : type.extensions()) {
      resource
          .attributes()
          .get(extension.schema().id())
          .ifPresent(block -> assertBlock(extension.schema(), (Value.Complex) block, about));
    }
    for (Attribute attribute : type.schema().attributes()) {
      if (attribute.returned() == Returned.NEVER) {
        returned = returned.without(attribute.name());
      }
    }
    Resource read = ResourceReader.read(type, (Value.Complex) Patching.raw(returned));
    assertEquals(returned, read.attributes(), about);
  }

  private static void assertBlock(
      Schema schema, Value.Complex block, Supplier<@Nullable String> about) {
    assertFalse(block.isEmpty(), about);
    for (Attribute attribute : schema.attributes()) {
      block
          .get(attribute.name())
          .ifPresent(
              value -> {
                assertTrue(attribute.mutability() != Mutability.READ_ONLY, about);
                assertValue(value, about);
              });
    }
  }

  private static void assertValue(Value value, Supplier<@Nullable String> about) {
    if (value instanceof Value.Complex complex) {
      assertFalse(complex.isEmpty(), about);
    } else if (value instanceof Value.Multiple(List<Value> elements)) {
      assertFalse(elements.isEmpty(), about);
      Set<Object> pairs = new HashSet<>();
      int primaries = 0;
      for (Value element : elements) {
        assertValue(element, about);
        if (element instanceof Value.Complex complex) {
          primaries += complex.get("primary").equals(PRIMARY) ? 1 : 0;
          if (complex.get("value").isPresent()) {
            assertTrue(pairs.add(List.of(complex.get("type"), complex.get("value"))), about);
          }
        }
        assertTrue(pairs.add(element), about);
      }
      assertTrue(primaries <= 1, about);
    }
  }
}
