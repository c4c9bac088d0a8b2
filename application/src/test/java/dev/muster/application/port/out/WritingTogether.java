package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.application.fixture.RandomWrites;
import dev.muster.application.fixture.TenantUsers;
import dev.muster.application.fixture.UserDraft;
import dev.muster.application.fixture.Users;
import dev.muster.domain.error.VersionMismatch;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.VersionCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * {@link ResourceRepository#writeAll} means what {@link Write#oneByOne} does; each test makes the
 * same writes in two tenants.
 */
interface WritingTogether extends RepositoryUnderTest {

  /** How many random batches are tried in a run. */
  default int randomBatches() {
    return 200;
  }

  @Test
  default void writeAll_creates_withTakenNames() {
    assertLikeOneByOne(
        "SRSRRSR",
        List.of(
            create("new"),
            create("ADA"),
            create("other"),
            create("Other"),
            create("new"),
            create("last"),
            create("bob")));
  }

  @Test
  default void writeAll_thousandCreates_areAllMade() {
    List<Write> creates = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      creates.add(create("u" + i));
    }
    creates.add(create("u500"));
    assertLikeOneByOne("S".repeat(1_000) + "R", creates);
  }

  @Test
  default void writeAll_updates_ofSeveralAndOfOneTwice() {
    assertLikeOneByOne(
        "SSSSA",
        List.of(
            rename(id("ada"), "ada2"),
            rename(id("bob"), "BOB"),
            update(id("ada"), Users.user("ada2").with("title", "Countess")),
            new Write.Update(id("carl"), _ -> Optional.empty()),
            rename(Users.newId(), "nobody")));
  }

  @Test
  default void writeAll_updates_seeTheStateBefore() {
    Write increment =
        new Write.Update(
            id("ada"),
            current ->
                Optional.of(
                    Users.next(
                        current, Users.user("ada").with("title", "" + current.meta().version()))));
    assertLikeOneByOne("SSS", List.of(increment, increment, increment));
  }

  @Test
  default void writeAll_updates_thatTakeWhatAnotherHas() {
    assertLikeOneByOne(
        "RSS",
        List.of(rename(id("ada"), "bob"), rename(id("bob"), "robert"), rename(id("carl"), "bob")));
    assertLikeOneByOne(
        "SSS",
        List.of(rename(id("ada"), "free"), rename(id("bob"), "ada"), rename(id("carl"), "bob")));
    assertLikeOneByOne(
        "SRSS",
        List.of(
            rename(id("ada"), "free"),
            rename(id("bob"), "FREE"),
            rename(id("ada"), "other"),
            rename(id("carl"), "free")));
    assertLikeOneByOne(
        "RSSR",
        List.of(
            rename(id("ada"), "bob"),
            rename(id("ada"), "ada3"),
            update(id("bob"), Users.user("bob").with("title", "Builder")),
            rename(id("carl"), "ada3")));
  }

  /** Many, so that a database does not look them up one by one but in an order of its own. */
  @Test
  default void writeAll_manyRenames_comeOutInTheirOrder() {
    Twins twins = twins();
    List<Write> creates = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      creates.add(create("u" + i));
    }
    twins.assertAlike(creates, 0, "");
    List<Write> renames = new ArrayList<>();
    renames.add(rename(creates.getLast().id(), "u0"));
    for (int i = 0; i < 399; i++) {
      renames.add(rename(creates.get(i).id(), "v" + i));
    }
    assertEquals(
        "R" + "S".repeat(399), WritingGroupsTogether.kinds(twins.assertAlike(renames, 400, "")));
  }

  @Test
  default void writeAll_updates_refusedByTheRevision() {
    assertLikeOneByOne(
        "SRSR",
        List.of(
            rename(id("ada"), "ada2"),
            new Write.Update(
                id("ada"),
                current -> {
                  throw new VersionMismatch(current.meta().version());
                }),
            rename(id("bob"), "bob2"),
            rename(id("carl"), "bob2")));
  }

  @Test
  default void writeAll_deletes_conditionalAbsentAndTwice() {
    VersionCondition first = VersionCondition.oneOf(Set.of(1L, 5L));
    VersionCondition stale = VersionCondition.oneOf(Set.of(2L));
    assertLikeOneByOne(
        "DARDA",
        List.of(
            delete(id("ada"), VersionCondition.NONE),
            delete(Users.newId(), first),
            delete(id("bob"), stale),
            delete(id("carl"), first),
            delete(Users.newId(), VersionCondition.NONE)));
    assertLikeOneByOne(
        "DARD",
        List.of(
            delete(id("ada"), first),
            delete(id("ada"), VersionCondition.NONE),
            delete(id("bob"), VersionCondition.oneOf(Set.of())),
            delete(id("bob"), VersionCondition.NONE)));
  }

  @Test
  default void writeAll_mixed_inTheirOrder() {
    Write create = create("new");
    assertLikeOneByOne(
        "RDSSDRS",
        List.of(
            create("ada"),
            delete(id("ada"), VersionCondition.NONE),
            create("ada"),
            create,
            delete(create.id(), VersionCondition.NONE),
            rename(id("carl"), "ada"),
            rename(id("carl"), "new")));
  }

  @Test
  default void writeAll_moreFailuresThanTolerated_endsWithTheLast() {
    List<List<Write>> batches =
        List.of(
            List.of(
                create("n1"),
                create("ada"),
                create("n2"),
                create("bob"),
                create("n3"),
                create("carl"),
                create("n4")),
            List.of(
                rename(id("ada"), "ada2"),
                rename(id("bob"), "carl"),
                rename(id("ada"), "ada3"),
                rename(id("carl"), "ada3"),
                rename(id("bob"), "bob2"),
                rename(Users.newId(), "x"),
                rename(id("carl"), "carl2")),
            List.of(
                delete(id("ada"), VersionCondition.NONE),
                delete(Users.newId(), VersionCondition.NONE),
                delete(id("bob"), VersionCondition.NONE),
                delete(Users.newId(), VersionCondition.NONE),
                delete(id("carl"), VersionCondition.NONE),
                delete(Users.newId(), VersionCondition.NONE),
                delete(id("dora"), VersionCondition.NONE)));
    for (List<Write> batch : batches) {
      for (int tolerated : List.of(0, 1, 2)) {
        Twins twins = twins();
        List<WriteOutcome> outcomes = twins.assertAlike(batch, tolerated, "");
        assertEquals(2 * (tolerated + 1), outcomes.size());
      }
    }
  }

  @Test
  default void writeAll_nothing_isNothing() {
    assertEquals(List.of(), repository().writeAll(newTenant(), List.of(), 0));
  }

  @Test
  default void writeAll_randomBatches_areLikeOneByOne(TestReporter reporter) {
    long seed = Long.getLong("muster.test.seed", System.nanoTime());
    reporter.publishEntry("seed", Long.toString(seed));
    Random random = new Random(seed);
    RandomWrites writes = new RandomWrites(random);
    Twins twins = twins();
    for (int i = 0; i < randomBatches(); i++) {
      List<Write> batch = writes.ofUsers(1 + random.nextInt(12));
      int tolerated = random.nextBoolean() ? 1_000 : random.nextInt(4);
      twins.assertAlike(batch, tolerated, "batch " + i + ", seed " + seed);
    }
  }

  /** Two tenants with the same users: ada, bob, carl and dora, each in version 1. */
  record Twins(ResourceRepository repository, TenantUsers together, TenantUsers alone) {

    List<WriteOutcome> assertAlike(List<Write> writes, int tolerated, String what) {
      List<WriteOutcome> outcomes = repository.writeAll(together.tenant(), writes, tolerated);
      List<WriteOutcome> expected = Write.oneByOne(repository, alone.tenant(), writes, tolerated);
      assertEquals(described(expected), described(outcomes), what);
      assertEquals(
          alone.search(null, Sort.BY_ID, 1, 1_000), together.search(null, Sort.BY_ID, 1, 1_000));
      assertEquals(alone.total(null), together.total(null), what);
      return outcomes;
    }

    private static List<String> described(List<WriteOutcome> outcomes) {
      return outcomes.stream()
          .map(
              outcome ->
                  outcome instanceof WriteOutcome.Refused(var reason)
                      ? reason.getClass().getSimpleName() + " " + reason.getMessage()
                      : outcome.toString())
          .toList();
    }
  }

  private void assertLikeOneByOne(String kinds, List<Write> writes) {
    assertEquals(
        kinds, WritingGroupsTogether.kinds(twins().assertAlike(writes, writes.size(), kinds)));
  }

  private Twins twins() {
    Twins twins = new Twins(repository(), newUsers(), newUsers());
    for (String name : List.of("ada", "bob", "carl", "dora")) {
      UserDraft draft = Users.user(name).withId(id(name));
      twins.together().add(draft);
      twins.alone().add(draft);
    }
    return twins;
  }

  private static ResourceId id(String name) {
    return ResourceId.parse(
            "01900000-0000-7000-8000-0000000000"
                + switch (name) {
                  case "ada" -> "01";
                  case "bob" -> "02";
                  case "carl" -> "03";
                  default -> "04";
                })
        .orElseThrow();
  }

  private static Write create(String userName) {
    return new Write.Create(Users.user(userName).state());
  }

  private static Write rename(ResourceId id, String userName) {
    return update(id, Users.user(userName));
  }

  private static Write update(ResourceId id, UserDraft draft) {
    return new Write.Update(id, current -> Optional.of(Users.next(current, draft)));
  }

  private static Write delete(ResourceId id, VersionCondition condition) {
    return new Write.Delete(id, condition);
  }
}
