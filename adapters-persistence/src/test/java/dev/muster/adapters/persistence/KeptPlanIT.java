package dev.muster.adapters.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.application.fixture.GroupDraft;
import dev.muster.application.fixture.Groups;
import dev.muster.application.fixture.UserDraft;
import dev.muster.application.fixture.Users;
import dev.muster.application.port.out.RelationScope;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.Write;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.GroupMemberCriteria;
import dev.muster.domain.query.GroupMemberQuery;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.MemberType;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is done to one resource is planned once, and not anew for each call, also among 200,000
 * users, and where a few groups hold most of them. PostgreSQL keeps a plan for any parameters
 * unless it reckons that one for those at hand is cheaper, planning included (manual, PREPARE,
 * notes): as soon as it does, planning costs more than the statement.
 */
final class KeptPlanIT {

  private static final TenantId TENANT = LargeDirectory.TENANT;
  private static final ResourceId USER = LargeDirectory.user(777);
  private static final ResourceId OTHER = LargeDirectory.user(150_001);

  /** The first five executions are always planned for their parameters. */
  private static final int ROUNDS = 12;

  /** So many as a plan for any arrays reckons with; that for three is worth its planning. */
  private static final int SOME = 20;

  private static final String PLANNED_ANEW =
      """
      select custom_plans || ' of ' || custom_plans + generic_plans || ': ' || statement
      from pg_prepared_statements
      where custom_plans > 6
      """;

  private final ConnectionSettings settings = LargeDirectory.loaded().settings();
  private final AtomicReference<DataSource> connections = new AtomicReference<>();

  @AfterEach
  void reckonAsBefore() {
    costs("reset random_page_cost");
    groups("reset (n_distinct)");
  }

  private void costs(String change) {
    TestDatabase.run(
        settings,
        "do $$ begin execute format('alter database %I "
            + change
            + "', current_database()); end $$");
  }

  private void groups(String change) {
    TestDatabase.run(
        settings,
        "alter table group_members alter column group_id " + change,
        "analyze group_members");
  }

  /** A page read out of order costs as much as others (SSD), or four times that (the default). */
  @ParameterizedTest
  @ValueSource(doubles = {1.1, 4})
  void statements_amongManyGroups_keepTheirPlans(double randomPageCost) throws SQLException {
    costs("set random_page_cost = " + randomPageCost);
    assertKept();
  }

  /** Or so PostgreSQL believes: three groups of ten million. */
  @ParameterizedTest
  @ValueSource(doubles = {1.1, 4})
  void statements_amongFewLargeGroups_keepTheirPlans(double randomPageCost) throws SQLException {
    costs("set random_page_cost = " + randomPageCost);
    groups("set (n_distinct = 3)");
    TestDatabase.run(
        settings,
        "update pg_class set reltuples = reltuples * 100 where oid = 'group_members'::regclass");
    assertKept();
  }

  private void assertKept() throws SQLException {
    // One connection sees every statement.
    try (PostgresPersistence persistence =
        PostgresPersistence.open(
            settings.withPoolSize(1),
            CoreSchemas.REGISTRY,
            MigrationMode.CHECK,
            Clock.systemUTC(),
            Instrumentation.TIMED.over(
                pool -> {
                  connections.set(pool);
                  return pool;
                }))) {
      List<Consumer<PostgresPersistence>> kinds =
          List.of(
              KeptPlanIT::reads,
              KeptPlanIT::users,
              KeptPlanIT::bigGroup,
              KeptPlanIT::isMember,
              KeptPlanIT::groups);
      for (Consumer<PostgresPersistence> kind : kinds) {
        for (int round = 0; round < ROUNDS; round++) {
          kind.accept(persistence);
        }
      }
      assertEquals(List.of(), query(PLANNED_ANEW));
      assertTrue(query("select 1 from pg_prepared_statements where generic_plans > 0").size() > 10);
    }
  }

  private List<String> query(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = connections.get().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private static void reads(PostgresPersistence persistence) {
    for (Projection projection :
        List.of(
            Projection.standard(CoreSchemas.USER),
            Projection.of(CoreSchemas.USER, List.of("userName"), List.of()))) {
      assertTrue(persistence.users().find(TENANT, USER, projection).isPresent());
    }
    assertTrue(persistence.users().find(TENANT, USER).isPresent());
    assertTrue(persistence.groups().find(TENANT, LargeDirectory.group(777)).isPresent());
    Projection members = Projection.of(CoreSchemas.GROUP, List.of("members"), List.of());
    assertTrue(persistence.groups().find(TENANT, LargeDirectory.group(777), members).isPresent());
    lookup(persistence.users(), CoreSchemas.USER, "userName eq \"user777@example.org\"");
    lookup(persistence.users(), CoreSchemas.USER, "id eq \"" + USER + "\" and active eq true");
    lookup(
        persistence.groups(),
        CoreSchemas.GROUP,
        "id eq \"" + LargeDirectory.BIG_GROUP + "\" and members.value eq \"" + USER + "\"");
  }

  private static void lookup(ResourceRepository repository, ResourceType type, String filter) {
    ResourceQuery query =
        new ResourceQuery(Filter.parse(type, filter), Sort.BY_ID, 1, 10, Projection.standard(type));
    assertEquals(1, repository.search(TENANT, query).totalResults());
  }

  private static void users(PostgresPersistence persistence) {
    ResourceRepository users = persistence.users();
    UserDraft one = Users.user("one" + Users.newId());
    users.create(TENANT, one.state());
    assertTrue(
        users
            .update(
                TENANT,
                one.id(),
                current -> Optional.of(Users.next(current, Users.user("next" + Users.newId()))))
            .isPresent());
    List<Write> creates = new ArrayList<>();
    List<Write> deletes = new ArrayList<>();
    for (int i = 0; i < SOME; i++) {
      UserDraft draft = Users.user("some" + Users.newId());
      creates.add(new Write.Create(draft.state()));
      deletes.add(new Write.Delete(draft.id(), VersionCondition.NONE));
    }
    assertEquals(SOME, users.writeAll(TENANT, creates, 0).size());
    assertEquals(SOME, users.writeAll(TENANT, deletes, 0).size());
    assertTrue(users.delete(TENANT, one.id(), VersionCondition.NONE));
  }

  private static void groups(PostgresPersistence persistence) {
    GroupDraft group = Groups.group("group" + Users.newId());
    persistence.groups().create(TENANT, group.state());
    assertTrue(
        persistence
            .groups()
            .update(
                TENANT,
                group.id(),
                RelationScope.NONE,
                Groups.to(Groups.group("G" + Users.newId())))
            .isPresent());
    for (MembershipChange change :
        List.of(
            MembershipChange.add(Set.of(USER, OTHER)),
            MembershipChange.add(Set.of(OTHER)).then(MembershipChange.remove(Set.of(USER))),
            MembershipChange.replaceAll(Set.of(OTHER)),
            MembershipChange.replaceAll(Set.of()))) {
      change(persistence, group.id(), change);
    }
    assertTrue(persistence.groups().delete(TENANT, group.id(), VersionCondition.NONE));
  }

  private static void bigGroup(PostgresPersistence persistence) {
    change(persistence, LargeDirectory.BIG_GROUP, MembershipChange.add(Set.of(OTHER)));
    change(persistence, LargeDirectory.BIG_GROUP, MembershipChange.remove(Set.of(OTHER)));
  }

  private static void isMember(PostgresPersistence persistence) {
    GroupMemberCriteria criteria =
        new GroupMemberCriteria(
            LargeDirectory.BIG_GROUP, Set.of(USER), EnumSet.allOf(MemberType.class));
    assertEquals(
        1,
        persistence
            .groupMembers()
            .search(TENANT, new GroupMemberQuery(criteria, new GroupMemberQuery.Index(1), 10))
            .totalResults());
  }

  private static void change(
      PostgresPersistence persistence, ResourceId group, MembershipChange change) {
    assertTrue(
        persistence
            .groups()
            .changeMembers(TENANT, group, change, VersionCondition.NONE)
            .isPresent());
  }
}
