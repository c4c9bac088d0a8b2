package dev.muster.adapters.persistence.group;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.application.fixture.BesideOthers;
import dev.muster.application.fixture.Groups;
import dev.muster.application.fixture.SettableClock;
import dev.muster.application.fixture.TenantGroups;
import dev.muster.application.port.out.GroupRepository;
import dev.muster.application.port.out.GroupRepositoryContract;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@BesideOthers
final class PostgresGroupRepositoryIT extends GroupRepositoryContract {

  private final SettableClock clock = new SettableClock(Instant.parse("2026-07-08T09:10:11.123Z"));
  private final AtomicInteger tenants = new AtomicInteger();
  private final ConnectionSettings settings = TestDatabase.create();
  private final PostgresPersistence persistence =
      PostgresPersistence.open(settings, CoreSchemas.REGISTRY, MigrationMode.AUTO, clock);

  @AfterAll
  void close() {
    persistence.close();
  }

  @Test
  void removeLeftovers_removesTheRowsOfDeletedGroupsOnly() {
    TenantGroups directory = newDirectory();
    List<ResourceId> users = directory.manyUsers(6_000);
    directory.group(Groups.group("Gone").changing(MembershipChange.add(users)));
    directory.group("Inner");
    directory.group(Groups.group("Outer").containing(users.getFirst(), directory.id("Inner")));
    directory.add("Gone", "Inner", "Outer");
    groups().delete(directory.tenant(), directory.id("Gone"), VersionCondition.NONE);
    assertEquals("6001", count(directory, "group_members"));
    groups().removeLeftovers();
    assertEquals("1", count(directory, "group_members"));
    assertEquals("1", count(directory, "group_nesting"));
    assertEquals("0", count(directory, "group_remains"));
    assertEquals(2, TenantGroups.values(directory.foundGroup("Outer"), "members").size());
  }

  /** Groups are deleted while others put them into groups. */
  @AfterEach
  void noChildIsMissing() {
    assertEquals(
        List.of(),
        TestDatabase.query(
            settings,
            """
            select n.child_id from group_nesting n
            where not exists (
              select from groups g where g.tenant_id = n.tenant_id and g.id = n.child_id
            )
            """));
  }

  /** Each write leaves one row, so that totals and caches know of it. */
  @Test
  void changes_ofMembers_areLogged() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    directory.group("Inner", "ada");
    directory.group("Outer", "Inner");
    directory.add("Outer", "ada");
    directory.add("Outer", "ada");
    users().delete(directory.tenant(), directory.id("ada"), VersionCondition.NONE);
    groups().delete(directory.tenant(), directory.id("Inner"), VersionCondition.NONE);
    assertEquals(
        List.of(
            "Group Inner 1 1",
            "Group Inner 2 0",
            "Group Inner 2 -1",
            "Group Outer 1 1",
            "Group Outer 2 0",
            "Group Outer 3 0",
            "Group Outer 4 0"),
        TestDatabase.query(
                settings,
                "select resource_type || ' ' || resource_id || ' ' || version || ' ' || delta"
                    + " from changes where resource_type = 'Group' and tenant_id = "
                    + directory.tenant().value()
                    + " order by resource_id, version, delta desc")
            .stream()
            .map(row -> row.replace(directory.id("Inner").toString(), "Inner"))
            .map(row -> row.replace(directory.id("Outer").toString(), "Outer"))
            .sorted(Comparator.comparing(row -> row.replaceAll("-?\\d$", "")))
            .toList());
  }

  private String count(TenantGroups directory, String table) {
    return TestDatabase.query(
            settings,
            "select count(*) from " + table + " where tenant_id = " + directory.tenant().value())
        .getFirst();
  }

  @Override
  public ResourceRepository users() {
    return persistence.users();
  }

  @Override
  public GroupRepository groups() {
    return persistence.groups();
  }

  @Override
  public TenantId newTenant() {
    return persistence.tenants().create("tenant-" + tenants.incrementAndGet()).id();
  }

  @Override
  public SettableClock clock() {
    return clock;
  }
}
