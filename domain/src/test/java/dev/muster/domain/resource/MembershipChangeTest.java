package dev.muster.domain.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

final class MembershipChangeTest {

  private static final List<ResourceId> IDS =
      IntStream.range(0, 6).mapToObj(i -> new ResourceId(new UUID(0, i))).toList();

  @Test
  void none_isNone_andClearingIsNot() {
    assertTrue(MembershipChange.NONE.isNone());
    assertTrue(MembershipChange.add(List.of()).isNone());
    assertTrue(MembershipChange.remove(List.of()).isNone());
    assertFalse(MembershipChange.replaceAll(List.of()).isNone());
    assertFalse(MembershipChange.add(IDS).isNone());
    assertEquals(6, MembershipChange.add(IDS).size());
  }

  @Test
  void then_theLastOneDecides() {
    MembershipChange in = MembershipChange.add(IDS.subList(0, 2));
    MembershipChange out = MembershipChange.remove(IDS.subList(1, 3));
    assertEquals(
        new MembershipChange(false, Set.of(IDS.get(0)), Set.of(IDS.get(1), IDS.get(2))),
        in.then(out));
    assertEquals(
        new MembershipChange(false, Set.of(IDS.get(0), IDS.get(1)), Set.of(IDS.get(2))),
        out.then(in));
    MembershipChange all = MembershipChange.replaceAll(IDS.subList(0, 1));
    assertEquals(all, in.then(all));
    assertEquals(MembershipChange.replaceAll(List.of()), all.then(MembershipChange.remove(IDS)));
  }

  /** What two changes do one after the other, their sum does at once. */
  @RepeatedTest(200)
  void then_anyTwo_isTheirEffect(TestReporter reporter) {
    long seed = Long.getLong("muster.test.seed", System.nanoTime());
    reporter.publishEntry("seed", Long.toString(seed));
    Random random = new Random(seed);
    Set<ResourceId> members = some(random);
    MembershipChange first = change(random);
    MembershipChange second = change(random);
    assertEquals(applied(second, applied(first, members)), applied(first.then(second), members));
  }

  private static MembershipChange change(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> MembershipChange.add(some(random));
      case 1 -> MembershipChange.remove(some(random));
      default -> MembershipChange.replaceAll(some(random));
    };
  }

  private static Set<ResourceId> some(Random random) {
    Set<ResourceId> some = new HashSet<>();
    IDS.stream().filter(id -> random.nextBoolean()).forEach(some::add);
    return some;
  }

  private static Set<ResourceId> applied(MembershipChange change, Set<ResourceId> members) {
    Set<ResourceId> result = change.clears() ? new HashSet<>() : new HashSet<>(members);
    result.removeAll(change.removed());
    result.addAll(change.added());
    return result;
  }
}
