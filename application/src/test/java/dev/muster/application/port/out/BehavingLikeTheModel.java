package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.RandomWrites;
import dev.muster.application.fixture.RelationFilters;
import dev.muster.application.memory.InMemoryDirectory;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.DirectoryException;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.PageStart;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Random writes and reads bring what the directory in memory brings. */
interface BehavingLikeTheModel extends DirectoryUnderTest {

  List<String> GROUP_ORDERS =
      List.of(
          "id", "displayName", "members.value", "members.display", "members.type", "externalId");
  List<String> USER_ORDERS =
      List.of("id", "userName", "groups.value", "groups.display", "groups.type", "displayName");

  /** How many random writes are made in a run. */
  default int randomWrites() {
    return 250;
  }

  /** A directory and the model, which get the same writes. */
  record Twins(
      ResourceRepository users,
      GroupRepository groups,
      TenantId tenant,
      InMemoryDirectory model,
      Random random,
      RandomWrites writes,
      String seed) {

    ResourceRepository repository(ResourceType type) {
      return type.equals(CoreSchemas.GROUP) ? groups : users;
    }

    ResourceRepository model(ResourceType type) {
      return type.equals(CoreSchemas.GROUP) ? model.groups() : model.users();
    }

    void writeTogether(ResourceType type) {
      List<Write> writes =
          type.equals(CoreSchemas.GROUP)
              ? this.writes.ofGroups(1 + random.nextInt(8))
              : this.writes.ofUsers(1 + random.nextInt(8));
      int tolerated = random.nextInt(3) == 0 ? random.nextInt(3) : 1_000;
      assertSame(
          () -> outcomes(model(type).writeAll(tenant, writes, tolerated)),
          () -> outcomes(repository(type).writeAll(tenant, writes, tolerated)),
          () -> "writeAll " + described(writes) + " tolerating " + tolerated);
    }

    private static List<String> described(List<Write> writes) {
      return writes.stream()
          .map(write -> write.getClass().getSimpleName() + " " + write.id())
          .toList();
    }

    private static List<String> outcomes(List<WriteOutcome> outcomes) {
      return outcomes.stream()
          .map(
              outcome ->
                  outcome instanceof WriteOutcome.Refused(DirectoryException reason)
                      ? reason.getClass().getSimpleName()
                      : outcome.toString())
          .toList();
    }

    void changeMembers() {
      ResourceId group = writes.one(writes.groups());
      MembershipChange change = writes.change();
      VersionCondition condition =
          random.nextInt(4) == 0 ? writes.condition() : VersionCondition.NONE;
      assertSame(
          () ->
              model
                  .groups()
                  .changeMembers(tenant, group, change, condition)
                  .map(ChangedGroup::meta),
          () -> groups.changeMembers(tenant, group, change, condition).map(ChangedGroup::meta),
          () -> "changeMembers of " + group + ": " + change);
    }

    void compareAll(ResourceType type, List<ResourceId> ids) {
      for (ResourceId id : ids) {
        assertEquals(
            model(type).find(tenant, id, Projection.standard(type)),
            repository(type).find(tenant, id, Projection.standard(type)),
            () -> type.name() + " " + id + ", " + seed);
      }
    }

    /** Whether the filter told some from others. */
    boolean compareSearch(ResourceType type, String text, Sort sort) {
      Filter filter = Filter.parse(type, text);
      int count = 1 + random.nextInt(30);
      PageStart start = random.nextBoolean() ? new PageStart.Index(1) : new PageStart.Beside(null);
      Projection projection =
          random.nextBoolean()
              ? Projection.standard(type)
              : Projection.of(type, List.of("members.value", "groups.display"), List.of());
      ResourceQuery query = new ResourceQuery(filter, sort, start, count, projection);
      String what = text + " by " + sort + ", " + seed;
      ResourcePage expected = model(type).search(tenant, query);
      ResourcePage found = repository(type).search(tenant, query);
      assertEquals(shown(expected), shown(found), what);
      if (expected.next() != null && found.next() != null) {
        ResourcePage expectedNext = model(type).search(tenant, next(query, expected));
        assertEquals(
            shown(expectedNext), shown(repository(type).search(tenant, next(query, found))), what);
      }
      return expected.totalResults() > 0;
    }

    private static ResourceQuery next(ResourceQuery query, ResourcePage page) {
      return new ResourceQuery(
          query.filter(),
          query.sort(),
          new PageStart.Beside(page.next()),
          query.count(),
          query.projection());
    }

    private static List<String> shown(ResourcePage page) {
      List<String> shown =
          new ArrayList<>(
              page.resources().stream()
                  .map(found -> found.id() + " " + found.meta() + " " + found.related())
                  .toList());
      shown.add("of " + page.totalResults());
      shown.add("next " + (page.next() != null) + ", previous " + (page.previous() != null));
      return shown;
    }

    private void assertSame(Supplier<?> expected, Supplier<?> actual, Supplier<String> what) {
      assertEquals(result(expected), result(actual), () -> what.get() + ", " + seed);
    }

    private static String result(Supplier<?> write) {
      try {
        return write.get().toString();
      } catch (DirectoryException refusal) {
        return refusal.getClass().getSimpleName();
      }
    }
  }

  @Test
  default void randomWrites_leaveWhatTheModelHas(TestReporter reporter) {
    Twins twins = twins(reporter);
    for (int i = 0; i < randomWrites(); i++) {
      write(twins);
      if (i % 10 == 9) {
        twins.compareAll(CoreSchemas.USER, twins.writes().users());
        twins.compareAll(CoreSchemas.GROUP, twins.writes().groups());
      }
    }
  }

  @Test
  default void randomSearchesByRelations_findWhatTheModelFinds(TestReporter reporter) {
    Twins twins = twins(reporter);
    Random random = twins.random();
    for (int i = 0; i < 60; i++) {
      write(twins);
    }
    List<ResourceId> targets = new ArrayList<>(twins.writes().users());
    targets.addAll(twins.writes().groups());
    RelationFilters ofGroups =
        new RelationFilters(random, "members", "displayName", List.of("User", "Group"), targets);
    RelationFilters ofUsers =
        new RelationFilters(
            random, "groups", "userName", List.of("direct", "indirect"), twins.writes().groups());
    int matching = 0;
    for (int i = 0; i < randomWrites(); i++) {
      boolean groups = random.nextBoolean();
      ResourceType type = groups ? CoreSchemas.GROUP : CoreSchemas.USER;
      List<String> orders = groups ? GROUP_ORDERS : USER_ORDERS;
      Sort sort =
          Sort.parse(
              type,
              orders.get(random.nextInt(orders.size())),
              random.nextBoolean() ? "ascending" : "descending");
      String filter = (groups ? ofGroups : ofUsers).next();
      matching += twins.compareSearch(type, filter, sort) ? 1 : 0;
      if (i % 10 == 9) {
        write(twins);
      }
    }
    // Half of them do as a rule, fewer where random deletions left few relations.
    int found = matching;
    assertTrue(found > randomWrites() / 25, () -> found + " found something, " + twins.seed());
  }

  private Twins twins(TestReporter reporter) {
    long seed = Long.getLong("muster.test.seed", System.nanoTime());
    reporter.publishEntry("seed", Long.toString(seed));
    Random random = new Random(seed);
    return new Twins(
        users(),
        groups(),
        newTenant(),
        new InMemoryDirectory(clock()),
        random,
        new RandomWrites(random),
        "seed " + seed);
  }

  private void write(Twins twins) {
    clock().advance(Duration.ofSeconds(1));
    switch (twins.random().nextInt(6)) {
      case 0, 1 -> twins.writeTogether(CoreSchemas.USER);
      case 2, 3 -> twins.writeTogether(CoreSchemas.GROUP);
      default -> twins.changeMembers();
    }
  }
}
