package dev.muster.adapters.persistence.group;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.adapters.persistence.CountingDataSource;
import dev.muster.adapters.persistence.Instrumentation;
import dev.muster.adapters.persistence.LargeDirectory;
import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.application.fixture.GroupDraft;
import dev.muster.application.fixture.Groups;
import dev.muster.application.fixture.Users;
import dev.muster.application.port.out.GroupRepository;
import dev.muster.application.port.out.Write;
import dev.muster.application.port.out.WriteOutcome;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Replacing the members of groups of which more are cleared than a statement does at once, 20,000.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LargeGroupsIT {

  private static final TenantId TENANT = LargeDirectory.TENANT;

  private final ConnectionSettings settings = LargeDirectory.loaded().settings();
  private final AtomicReference<CountingDataSource> counter = new AtomicReference<>();
  private final PostgresPersistence persistence =
      PostgresPersistence.open(
          settings,
          CoreSchemas.REGISTRY,
          MigrationMode.CHECK,
          Clock.systemUTC(),
          Instrumentation.TIMED.over(
              pool -> {
                counter.set(new CountingDataSource(pool));
                return counter.get();
              }));
  private final GroupRepository groups = persistence.groups();
  private final List<ResourceId> made = new ArrayList<>();

  @AfterAll
  void close() {
    persistence.close();
  }

  @AfterEach
  void leaveAsFound() {
    String all =
        made.stream().map(group -> "'" + group + "'").collect(Collectors.joining(", ", "(", ")"));
    TestDatabase.run(
        settings,
        "delete from group_members where group_id in " + all,
        "delete from groups where id in " + all,
        "delete from changes where resource_id in " + all,
        "delete from group_remains",
        "vacuum group_members");
    made.clear();
  }

  /** Of users with the first numbers. */
  private ResourceId group(int members) {
    GroupDraft group = Groups.group("Large " + Users.newId());
    groups.create(TENANT, group.state());
    made.add(group.id());
    TestDatabase.run(
        settings,
        "set session_replication_role = replica",
        """
        insert into group_members
        select %d, '%s', ('01900000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid
        from generate_series(1, %d) n
        """
            .formatted(TENANT.value(), group.id(), members));
    counter.get().takeExecuted();
    return group.id();
  }

  private static Set<ResourceId> users(int from, int to) {
    return Set.copyOf(IntStream.rangeClosed(from, to).mapToObj(LargeDirectory::user).toList());
  }

  /** The last statement finds that none are left, and then the group gets its version. */
  @ParameterizedTest
  @CsvSource({"20001, 1", "20002, 2", "20003, 2", "42002, 3"})
  void membersBeyondTheBound_areClearedByMoreStatementsForOneVersion(int before, int statements) {
    ResourceId group = group(before);
    assertEquals(2, replace(group, 1, 2).version());
    assertEquals(statements, counter.get().takeExecuted().size());
    assertEquals(2, members(group));
    assertEquals(List.of("2"), versionsInTheLog(group));
  }

  private Meta replace(ResourceId group, int from, int to) {
    return groups
        .changeMembers(
            TENANT, group, MembershipChange.replaceAll(users(from, to)), VersionCondition.NONE)
        .orElseThrow()
        .meta();
  }

  @Test
  void severalGroups_areClearedTogether() {
    List<Write> writes =
        Stream.of(group(15_000), group(15_000))
            .<Write>map(
                group ->
                    new Write.Update(
                        group,
                        Groups.to(
                            Groups.group("Next " + group).containing(LargeDirectory.user(3)))))
            .toList();
    List<WriteOutcome> outcomes = groups.writeAll(TENANT, writes, 0);
    assertEquals(4, counter.get().takeExecuted().size());
    for (Write write : writes) {
      assertEquals(1, members(write.id()));
      assertEquals(List.of("2"), versionsInTheLog(write.id()));
    }
    assertEquals(2, outcomes.size());
  }

  /** Whoever stays is found by a hash of any size: row by row it takes longer than is allowed. */
  @Test
  void manyMembers_stayInAHash() {
    ResourceId group = group(160_001);
    assertEquals(2, replace(group, 1, 160_000).version());
    assertEquals(1, counter.get().takeExecuted().size());
    assertEquals(160_000, members(group));
  }

  private int members(ResourceId group) {
    return Integer.parseInt(
        query("select count(*) from group_members where group_id = '" + group + "'").getFirst());
  }

  private List<String> versionsInTheLog(ResourceId group) {
    return query("select version from changes where version > 1 and resource_id = '" + group + "'");
  }

  private List<String> query(String sql) {
    return TestDatabase.query(settings, sql);
  }
}
