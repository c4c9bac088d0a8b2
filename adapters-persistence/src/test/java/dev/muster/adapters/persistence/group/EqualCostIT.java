package dev.muster.adapters.persistence.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.persistence.BufferCountingDataSource;
import dev.muster.adapters.persistence.BufferCountingDataSource.Counted;
import dev.muster.adapters.persistence.Instrumentation;
import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.application.fixture.BesideOthers;
import dev.muster.application.fixture.Groups;
import dev.muster.application.port.out.RelationScope;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.GroupMemberCriteria;
import dev.muster.domain.query.GroupMemberPage;
import dev.muster.domain.query.GroupMemberPosition;
import dev.muster.domain.query.GroupMemberQuery;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.GroupMember;
import dev.muster.domain.resource.MemberType;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What is done to a group of 200,000 costs what it costs in a group of ten: as many statements, and
 * at most half as many pages more. Also when PostgreSQL keeps plans for any parameters, as it may
 * do from the sixth execution of a statement on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@BesideOthers
final class EqualCostIT {

  private static final TenantId TENANT = new TenantId(2);
  private static final Projection WITHOUT_MEMBERS =
      Projection.of(CoreSchemas.GROUP, List.of(), List.of("members"));
  private static final int PAGE = 5;
  private static final int ROUNDS = 10;

  /** A group, and who is in it: the users from 1 to its size. */
  private record Sized(ResourceId id, int size) {}

  private static final Sized SMALL = new Sized(group(1), 10);
  private static final Sized LARGE = new Sized(group(2), 200_000);

  private final ConnectionSettings settings = TestDatabase.create();
  private final AtomicReference<BufferCountingDataSource> counter = new AtomicReference<>();
  private final PostgresPersistence persistence = open();

  private PostgresPersistence open() {
    BufferCountingDataSource.enable(settings);
    // One connection sees every statement often enough to keep its plan.
    return PostgresPersistence.open(
        settings.withPoolSize(1),
        CoreSchemas.REGISTRY,
        MigrationMode.AUTO,
        Clock.systemUTC(),
        Instrumentation.TIMED.over(
            pool -> {
              counter.set(new BufferCountingDataSource(pool));
              return counter.get();
            }));
  }

  @BeforeAll
  void load() {
    // These statements find users by their key only; the other indexes would take long to fill.
    for (String index :
        TestDatabase.query(
            settings,
            "select indexname from pg_indexes"
                + " where tablename = 'users' and indexname <> 'users_pk'")) {
      TestDatabase.run(settings, "drop index " + index);
    }
    TestDatabase.run(
        settings,
        """
        insert into users (tenant_id, id, version, created, last_modified, document, user_name,
          user_name_key, active, email_keys, email_lines)
        select 2, ('01900000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 1, now(), now(),
          '{}', 'user' || n, 'user' || n, true, null, null
        from generate_series(1, 200100) n
        """,
        """
        insert into groups
        select 2, ('01900000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, 1, now(), now(),
          '{}', null, 'Group ' || n, 'group ' || n
        from generate_series(1, 2000) n
        """,
        """
        insert into group_members
        select 2, ('01900000-0000-7000-9000-' || lpad((case when n > 200000 then 1 else 2 end)::text,
            12, '0'))::uuid,
          ('01900000-0000-7000-8000-' || lpad((1 + mod(n - 1, 200000))::text, 12, '0'))::uuid
        from generate_series(1, 200010) n
        """,
        """
        insert into group_members
        select 2, ('01900000-0000-7000-9000-' || lpad((3 + mod(n, 1900))::text, 12, '0'))::uuid,
          ('01900000-0000-7000-8000-' || lpad((1 + mod(n * 7, 200000))::text, 12, '0'))::uuid
        from generate_series(1, 20000) n
        """,
        """
        insert into group_nesting
        select 2, ('01900000-0000-7000-9000-' || lpad((n / 5 + 100)::text, 12, '0'))::uuid,
          ('01900000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid
        from generate_series(5, 2000) n
        """,
        "vacuum analyze");
  }

  @AfterAll
  void close() {
    persistence.close();
  }

  @Test
  void addMember_andRemoveIt() {
    assertEqualCost(
        "add", 1, (group, round) -> change(group, MembershipChange.add(Set.of(newcomer(round)))));
    assertEqualCost(
        "remove",
        1,
        (group, round) -> change(group, MembershipChange.remove(Set.of(newcomer(round)))));
  }

  private void change(Sized group, MembershipChange change) {
    assertTrue(
        persistence
            .groups()
            .changeMembers(TENANT, group.id(), change, VersionCondition.NONE)
            .isPresent());
  }

  @Test
  void read_withoutMembers() {
    assertEqualCost(
        "read",
        1,
        (group, _) ->
            assertTrue(persistence.groups().find(TENANT, group.id(), WITHOUT_MEMBERS).isPresent()));
  }

  @Test
  void rename() {
    assertEqualCost(
        "rename",
        2,
        (group, round) ->
            assertTrue(
                persistence
                    .groups()
                    .update(
                        TENANT,
                        group.id(),
                        RelationScope.NONE,
                        Groups.to(Groups.group("Renamed " + round)))
                    .isPresent()));
  }

  @Test
  void isMember_byAFilterOfGroups() {
    for (boolean is : List.of(true, false)) {
      assertEqualCost(
          "filter",
          1,
          (group, round) -> {
            Filter filter =
                Filter.parse(
                    CoreSchemas.GROUP,
                    "id eq \"%s\" and members.value eq \"%s\""
                        .formatted(group.id(), is ? member(group, round) : newcomer(round)));
            assertEquals(
                is ? 1 : 0,
                persistence
                    .groups()
                    .search(TENANT, new ResourceQuery(filter, Sort.BY_ID, 1, 10, WITHOUT_MEMBERS))
                    .totalResults());
          });
    }
  }

  @Test
  void isMember_byMembership() {
    for (boolean is : List.of(true, false)) {
      assertEqualCost(
          "membership",
          1,
          (group, round) -> {
            ResourceId member = is ? member(group, round) : newcomer(round);
            GroupMemberCriteria criteria =
                new GroupMemberCriteria(
                    group.id(), Set.of(member), EnumSet.allOf(MemberType.class));
            assertEquals(is ? 1 : 0, page(criteria, new GroupMemberQuery.Index(1)).totalResults());
          });
    }
  }

  @Test
  void pagesOfMembers() {
    assertEqualCost(
        "first page, its total apart",
        2,
        1,
        (group, _) -> {
          GroupMemberPage page = page(all(group), new GroupMemberQuery.Beginning());
          assertEquals(PAGE, page.members().size());
          assertEquals(group.size(), page.totalResults());
        });
    assertEqualCost(
        "last page",
        1,
        (group, _) -> {
          GroupMemberPage page = page(all(group), behind(group, group.size() - PAGE));
          assertEquals(PAGE, page.members().size());
          assertEquals(user(group.size()), page.members().getLast().key().member());
        });
    assertEqualCost(
        "page in the middle",
        1,
        (group, _) ->
            assertEquals(
                user(group.size() / 2),
                page(all(group), behind(group, group.size() / 2 - 1))
                    .members()
                    .getFirst()
                    .key()
                    .member()));
  }

  /** By both kinds of indexes, whichever plan is kept. */
  @Test
  void groupsAroundMembers_areFoundByKeys() {
    for (Set<ResourceId> members :
        List.of(Set.of(user(77)), Set.of(user(77), user(78), group(9)))) {
      for (int round = 0; round < ROUNDS; round++) {
        counter.get().takeExecuted();
        GroupMemberCriteria criteria =
            new GroupMemberCriteria(null, members, EnumSet.allOf(MemberType.class));
        GroupMemberPage page = page(criteria, new GroupMemberQuery.Index(1));
        assertTrue(
            page.members().stream().anyMatch(member -> member.key().group().equals(LARGE.id())));
        Counted statement = counter.get().takeExecuted().getFirst();
        assertTrue(statement.buffers() < 60, statement.toString());
        assertReadByKeys(statement);
      }
    }
  }

  private static GroupMemberCriteria all(Sized group) {
    return GroupMemberCriteria.of(group.id());
  }

  private static GroupMemberQuery.Behind behind(Sized group, int user) {
    return new GroupMemberQuery.Behind(
        new GroupMemberPosition(new GroupMember.Key(group.id(), user(user)), group.size()));
  }

  private GroupMemberPage page(GroupMemberCriteria criteria, GroupMemberQuery.Start start) {
    return persistence.groupMembers().search(TENANT, new GroupMemberQuery(criteria, start, PAGE));
  }

  /** What an operation took in one round. */
  private record Cost(int buffers, List<Counted> statements) {}

  private void assertEqualCost(String what, int statements, BiConsumer<Sized, Integer> operation) {
    assertEqualCost(what, statements, statements, operation);
  }

  /**
   * @param compared of how many of the statements the pages are compared
   */
  private void assertEqualCost(
      String what, int statements, int compared, BiConsumer<Sized, Integer> operation) {
    List<Cost> small = new ArrayList<>();
    List<Cost> large = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      small.add(cost(SMALL, round, statements, compared, operation));
      large.add(cost(LARGE, round, statements, compared, operation));
    }
    // Plans for the parameters at hand, then those that are kept.
    assertEqualCost(what, small.subList(0, 3), large.subList(0, 3));
    assertEqualCost(what, small.subList(7, ROUNDS), large.subList(7, ROUNDS));
  }

  private Cost cost(
      Sized group, int round, int statements, int compared, BiConsumer<Sized, Integer> operation) {
    counter.get().takeExecuted();
    operation.accept(group, round);
    List<Counted> executed = counter.get().takeExecuted();
    assertEquals(statements, executed.size(), executed.toString());
    List<Counted> some = executed.subList(0, compared);
    for (Counted each : some) {
      assertTrue(each.buffers() > 0, each.sql());
      assertReadByKeys(each);
    }
    return new Cost(some.stream().mapToInt(Counted::buffers).sum(), some);
  }

  /** Small tables, here those of groups, may be read whole as long as an index would cost more. */
  private static void assertReadByKeys(Counted statement) {
    for (String table : List.of("users", "group_members")) {
      assertFalse(statement.plan().contains("Seq Scan on " + table), statement.plan());
    }
  }

  private static void assertEqualCost(String what, List<Cost> small, List<Cost> large) {
    Cost usual = median(small);
    Cost other = median(large);
    assertTrue(
        other.buffers() <= 1.5 * usual.buffers(),
        () -> what + ": " + usual + "\n\nagainst " + other);
  }

  private static Cost median(List<Cost> costs) {
    return costs.stream()
        .sorted((one, two) -> Integer.compare(one.buffers(), two.buffers()))
        .toList()
        .get(costs.size() / 2);
  }

  private static ResourceId member(Sized group, int round) {
    return user(1 + (round * 7_919 + 3) % group.size());
  }

  private static ResourceId newcomer(int round) {
    return user(200_001 + round);
  }

  private static ResourceId user(int number) {
    return id("8000", number);
  }

  private static ResourceId group(int number) {
    return id("9000", number);
  }

  private static ResourceId id(String kind, int number) {
    return ResourceId.parse("01900000-0000-7000-%s-%012d".formatted(kind, number)).orElseThrow();
  }
}
