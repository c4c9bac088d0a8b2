package dev.muster.adapters.persistence.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.application.fixture.AtOnce;
import dev.muster.application.fixture.GroupDraft;
import dev.muster.application.fixture.Groups;
import dev.muster.application.fixture.TenantGroups;
import dev.muster.application.port.out.GroupRepository;
import dev.muster.application.port.out.RelationScope;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What another server does to the same rows, before this one, which has to wait for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SeveralServersIT {

  private static final String LOCKED =
      "select pid from pg_stat_activity"
          + " where datname = current_database() and wait_event_type = 'Lock'";

  private final ConnectionSettings settings = TestDatabase.create();
  private final PostgresPersistence persistence = open(MigrationMode.AUTO);
  private final GroupRepository groups = persistence.groups();
  private TenantGroups directory = newDirectory();

  private PostgresPersistence open(MigrationMode mode) {
    return PostgresPersistence.open(settings, CoreSchemas.REGISTRY, mode, Clock.systemUTC());
  }

  private TenantGroups newDirectory() {
    String name = "tenant-" + System.nanoTime();
    return new TenantGroups(
        persistence.users(), persistence.groups(), persistence.tenants().create(name).id());
  }

  @AfterAll
  void close() {
    persistence.close();
  }

  /** The group Guides with ada; bob, carl and the group Inner are outside. */
  @BeforeEach
  void createGuides() {
    directory = newDirectory();
    directory.user("ada");
    directory.user("bob");
    directory.user("carl");
    directory.group("Inner");
    directory.group("Guides", "ada");
  }

  @Test
  void replaceAll_afterAnAddOfAnother_leavesTheNewMembersOnly() throws Exception {
    MembershipChange change = MembershipChange.replaceAll(List.of(directory.ids("bob")));
    meanwhile(
        () -> directory.change("Guides", change), advance("Guides"), member("Guides", "carl"));
    assertEquals(List.of("bob"), directory.members("Guides"));
    assertEquals(3, directory.version("Guides"));
  }

  @Test
  void replaceAllByUpdate_afterAnAddOfAnother_leavesTheNewMembersOnly() throws Exception {
    GroupDraft next = Groups.group("Guides").containing(directory.ids("bob"));
    List<StoredResource> seen = new ArrayList<>();
    meanwhile(
        () ->
            groups.update(
                directory.tenant(),
                directory.id("Guides"),
                RelationScope.SHOWN,
                current -> {
                  seen.add(current);
                  return Optional.of(Groups.next(current, next));
                }),
        advance("Guides"),
        member("Guides", "carl"));
    assertEquals(List.of("bob"), directory.members("Guides"));
    assertEquals(3, directory.version("Guides"));
    assertEquals(2, TenantGroups.values(seen.getLast(), "members").size());
  }

  @Test
  void addOfAGroup_whileAnotherDeletesIt_isRefused() throws Exception {
    assertRefused("Inner", "delete from groups where " + where("id", "Inner"));
  }

  @Test
  void addOfAUser_whileAnotherDeletesIt_isRefused() throws Exception {
    assertRefused("bob", "delete from users where " + where("id", "bob"));
  }

  private void assertRefused(String member, String deletion) {
    ExecutionException failure =
        assertThrows(
            ExecutionException.class,
            () -> meanwhile(() -> directory.add("Guides", member), deletion));
    assertInstanceOf(InvalidRequest.class, failure.getCause());
    assertEquals(List.of("ada"), directory.members("Guides"));
    assertEquals(List.of(), dangling());
    assertEquals(1, directory.version("Guides"));
  }

  @Test
  void deleteOfAGroup_whileAnotherAddsIt_takesItOut() throws Exception {
    meanwhile(
        () -> groups.delete(directory.tenant(), directory.id("Inner"), VersionCondition.NONE),
        advance("Guides"),
        "insert into group_nesting values (" + values("Guides", "Inner") + ")");
    assertEquals(List.of("ada"), directory.members("Guides"));
    assertEquals(List.of(), dangling());
    assertEquals(3, directory.version("Guides"));
  }

  @Test
  void deleteOfAUser_whileAnotherAddsIt_takesItOut() throws Exception {
    meanwhile(
        () ->
            persistence
                .users()
                .delete(directory.tenant(), directory.id("bob"), VersionCondition.NONE),
        advance("Guides"),
        member("Guides", "bob"));
    assertEquals(List.of("ada"), directory.members("Guides"));
    assertEquals(3, directory.version("Guides"));
  }

  @Test
  void update_ofManyOnTwoServers_losesNothing() throws Exception {
    try (PostgresPersistence other = open(MigrationMode.OFF)) {
      List<GroupRepository> servers = List.of(groups, other.groups());
      List<ResourceId> users = directory.manyUsers(40);
      AtOnce.run(
          4,
          thread ->
              () -> {
                for (ResourceId user : users.subList(10 * thread, 10 * thread + 10)) {
                  GroupDraft next =
                      Groups.group("Busy " + thread).changing(MembershipChange.add(List.of(user)));
                  assertTrue(
                      servers
                          .get(thread % 2)
                          .update(directory.tenant(), directory.id("Guides"), Groups.to(next))
                          .isPresent());
                }
                return true;
              });
      assertEquals(41, TenantGroups.values(directory.foundGroup("Guides"), "members").size());
      assertTrue(directory.version("Guides") <= 41);
    }
  }

  /** Starts the write when the other server has run the statements; that commits as it waits. */
  private void meanwhile(Callable<?> write, String... statements) throws Exception {
    try (Connection other = TestDatabase.connect(settings);
        Statement statement = other.createStatement();
        ExecutorService threads = Executors.newSingleThreadExecutor()) {
      other.setAutoCommit(false);
      for (String sql : statements) {
        statement.execute(sql);
      }
      Future<?> running = threads.submit(write);
      while (TestDatabase.query(settings, LOCKED).isEmpty()) {
        assertTrue(!running.isDone(), "it did not wait");
        Thread.sleep(2);
      }
      other.commit();
      var _ = running.get();
    }
  }

  private String advance(String group) {
    return "update groups set version = version + 1 where " + where("id", group);
  }

  private String member(String group, String user) {
    return "insert into group_members values (" + values(group, user) + ")";
  }

  private String where(String column, String name) {
    return "tenant_id = "
        + directory.tenant().value()
        + " and "
        + column
        + " = '"
        + directory.id(name)
        + "'";
  }

  private String values(String group, String member) {
    return directory.tenant().value()
        + ", '"
        + directory.id(group)
        + "', '"
        + directory.id(member)
        + "'";
  }

  /** Children that do not exist. */
  private List<String> dangling() {
    return TestDatabase.query(
        settings,
        """
        select n.child_id from group_nesting n
        where not exists (
          select from groups g where g.tenant_id = n.tenant_id and g.id = n.child_id
        )
        """);
  }
}
