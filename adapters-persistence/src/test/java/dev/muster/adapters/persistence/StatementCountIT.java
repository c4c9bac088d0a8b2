package dev.muster.adapters.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.application.fixture.GroupDraft;
import dev.muster.application.fixture.Groups;
import dev.muster.application.fixture.UserDraft;
import dev.muster.application.fixture.Users;
import dev.muster.application.port.out.GroupRepository;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.Write;
import dev.muster.application.port.profile.StatementProfile;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.access.TokenDigest;
import dev.muster.domain.error.VersionMismatch;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.PageStart;
import dev.muster.domain.query.Position;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many statements, and so round trips, each operation takes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StatementCountIT {

  private static final Projection ALL = Projection.standard(CoreSchemas.USER);
  private static final Projection WITH_MEMBERS = Projection.standard(CoreSchemas.GROUP);

  private final AtomicReference<CountingDataSource> counter = new AtomicReference<>();
  private final PostgresPersistence persistence =
      PostgresPersistence.open(
          TestDatabase.create(),
          CoreSchemas.REGISTRY,
          MigrationMode.AUTO,
          Clock.systemUTC(),
          Instrumentation.TIMED.over(
              pool -> {
                counter.set(new CountingDataSource(pool));
                return counter.get();
              }));
  private final TenantId tenant = persistence.tenants().create("counted").id();
  private final ResourceRepository users = persistence.users();
  private final GroupRepository groups = persistence.groups();
  private UserDraft draft = Users.user("initial");

  @AfterAll
  void close() {
    persistence.close();
  }

  @BeforeEach
  void createOneUser() {
    draft = Users.user("user-" + System.nanoTime());
    users.create(tenant, draft.state());
    counter.get().takeExecuted();
  }

  @Test
  void create_takesOneStatement() {
    users.create(tenant, Users.user("another-" + System.nanoTime()).state());
    assertStatements(1);
  }

  @Test
  void read_takesOneStatement() {
    assertTrue(users.find(tenant, draft.id()).isPresent());
    assertStatements(1);
  }

  @Test
  void readOfExtractedAttributes_takesOneStatementThatLeavesTheDocumentOut() {
    Projection narrow =
        Projection.of(CoreSchemas.USER, List.of("userName", "name.familyName"), List.of());
    assertTrue(users.find(tenant, draft.id(), narrow).isPresent());
    String statement = assertStatements(1).getFirst();
    assertFalse(statement.contains("document"), statement);
    assertTrue(statement.contains("family_name"), statement);
  }

  @Test
  void replace_takesTwoStatements() {
    users.update(
        tenant,
        draft.id(),
        current -> Optional.of(Users.next(current, draft.with("title", "Engineer"))));
    assertStatements(2);
  }

  @Test
  void replaceThatChangesNothing_takesOneStatement() {
    users.update(tenant, draft.id(), current -> Optional.empty());
    assertStatements(1);
  }

  @Test
  void delete_takesOneStatement() {
    assertTrue(users.delete(tenant, draft.id(), VersionCondition.NONE));
    assertStatements(1);
  }

  @Test
  void deleteOfAnAbsentUser_takesOneStatement() {
    ResourceId absent = Users.user("absent").id();
    assertFalse(users.delete(tenant, absent, VersionCondition.NONE));
    assertStatements(1);
  }

  @Test
  void deleteOfAnotherVersion_takesOneStatementMoreToSayWhy() {
    VersionCondition stale = VersionCondition.oneOf(Set.of(7L));
    assertThrows(VersionMismatch.class, () -> users.delete(tenant, draft.id(), stale));
    assertStatements(2);
  }

  @Test
  void fullPage_takesTwoStatements() {
    users.search(tenant, new ResourceQuery(null, Sort.BY_ID, 1, 1, ALL));
    assertStatements(2);
  }

  @Test
  void filteredFullPage_takesTwoStatements() {
    Filter all = Filter.parse(CoreSchemas.USER, "userName sw \"user-\"");
    users.search(tenant, new ResourceQuery(all, Sort.BY_ID, 1, 1, ALL));
    assertStatements(2);
  }

  @Test
  void pageThatIsNotFull_provesTheTotalInOneStatement() {
    Filter one =
        Filter.parse(
            CoreSchemas.USER,
            "userName eq \"" + draft.body().text("userName").orElseThrow() + "\"");
    assertEquals(
        1, users.search(tenant, new ResourceQuery(one, Sort.BY_ID, 1, 10, ALL)).totalResults());
    assertStatements(1);
  }

  @Test
  void countOfZero_takesOneStatement() {
    users.search(tenant, new ResourceQuery(null, Sort.BY_ID, 1, 0, ALL));
    assertStatements(1);
  }

  @Test
  void groupReadWithoutMembers_takesOneStatementThatLeavesThemAlone() {
    ResourceId group = group(3);
    for (Projection projection :
        List.of(
            Projection.of(CoreSchemas.GROUP, List.of(), List.of("members")),
            Projection.of(CoreSchemas.GROUP, List.of("displayName"), List.of()))) {
      assertTrue(groups.find(tenant, group, projection).isPresent());
      assertNoMembers(assertStatements(1).getFirst());
      groups.search(tenant, new ResourceQuery(null, Sort.BY_ID, 1, 500, projection));
      assertNoMembers(counter.get().takeExecuted().getFirst());
    }
    assertTrue(groups.find(tenant, group).isPresent());
    assertNoMembers(assertStatements(1).getFirst());
  }

  private static void assertNoMembers(String statement) {
    for (String relation : List.of("group_members", "group_nesting", "members_of")) {
      assertFalse(statement.contains(relation), statement);
    }
  }

  @Test
  void groupReadWithMembers_takesOneStatement() {
    ResourceId group = group(3);
    assertTrue(groups.find(tenant, group, WITH_MEMBERS).isPresent());
    assertTrue(assertStatements(1).getFirst().contains("members_of"));
  }

  @Test
  void userReadWithGroups_takesOneStatement() {
    assertTrue(users.find(tenant, draft.id(), ALL).isPresent());
    assertTrue(assertStatements(1).getFirst().contains("groups_of"));
  }

  @Test
  void listsWithRelations_takeTwoStatements() {
    group(3);
    group(3);
    groups.search(tenant, new ResourceQuery(null, Sort.BY_ID, 1, 1, WITH_MEMBERS));
    assertStatements(2);
    users.search(tenant, new ResourceQuery(null, Sort.BY_ID, 1, 1, ALL));
    assertStatements(2);
  }

  @Test
  void cursorPage_takesTwoStatements() {
    manyUsers(3);
    Sort sort = Sort.parse(CoreSchemas.USER, "displayName", null);
    users.search(tenant, new ResourceQuery(null, sort, new PageStart.Beside(null), 1, ALL));
    assertStatements(2);
    Position position = new Position("x", draft.id(), false);
    users.search(tenant, new ResourceQuery(null, sort, new PageStart.Beside(position), 1, ALL));
    assertStatements(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1_000})
  void changeMembers_takesOneStatementForAnyNumber(int members) {
    ResourceId group = group(0);
    List<ResourceId> ids = manyUsers(members);
    change(group, MembershipChange.add(ids));
    assertStatements(1);
    change(group, MembershipChange.remove(ids));
    assertStatements(1);
    change(group, MembershipChange.replaceAll(ids));
    assertStatements(1);
  }

  private void change(ResourceId group, MembershipChange change) {
    assertTrue(groups.changeMembers(tenant, group, change, VersionCondition.NONE).isPresent());
  }

  @Test
  void groupWrites_takeAFewStatements() {
    ResourceId group = group(3);
    GroupDraft other = Groups.group("Other");
    groups.update(tenant, group, Groups.to(other));
    assertStatements(2);
    groups.update(tenant, group, Groups.to(other.containing(draft.id())));
    assertStatements(2);
    groups.update(tenant, group, Groups.to(Groups.group("Third").containing(group)));
    assertStatements(3);
    assertTrue(groups.delete(tenant, group, VersionCondition.NONE));
    assertStatements(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 1_000})
  void batchesOfUsers_takeTheSameNumberOfStatements(int size) {
    List<Write> creates = creates(size);
    users.writeAll(tenant, creates, 0);
    assertStatements(1);
    List<Write> updates =
        creates.stream()
            .<Write>map(
                create ->
                    new Write.Update(
                        create.id(),
                        current ->
                            Optional.of(Users.next(current, Users.user("next-" + create.id())))))
            .toList();
    users.writeAll(tenant, updates, 0);
    assertStatements(2);
    List<Write> deletes =
        creates.stream()
            .<Write>map(create -> new Write.Delete(create.id(), VersionCondition.NONE))
            .toList();
    users.writeAll(tenant, deletes, 0);
    assertStatements(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 1_000})
  void batchesOfGroups_takeTheSameNumberOfStatements(int size) {
    List<ResourceId> members = manyUsers(2);
    List<Write> creates = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      creates.add(new Write.Create(Groups.group("G" + i).containing(members.getFirst()).state()));
    }
    groups.writeAll(tenant, creates, 0);
    assertStatements(2);
    List<Write> updates =
        creates.stream()
            .<Write>map(
                create ->
                    new Write.Update(
                        create.id(), Groups.to(Groups.group("next").containing(members.getLast()))))
            .toList();
    groups.writeAll(tenant, updates, 0);
    assertStatements(3);
  }

  private List<Write> creates(int size) {
    List<Write> creates = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      creates.add(new Write.Create(Users.user("many-" + i + "-" + System.nanoTime()).state()));
    }
    return creates;
  }

  private List<ResourceId> manyUsers(int size) {
    List<Write> creates = creates(size);
    users.writeAll(tenant, creates, 0);
    counter.get().takeExecuted();
    return creates.stream().map(Write::id).toList();
  }

  private ResourceId group(int members) {
    GroupDraft group = Groups.group("Group").changing(MembershipChange.add(manyUsers(members)));
    groups.create(tenant, group.state());
    counter.get().takeExecuted();
    return group.id();
  }

  /** On a connection of its own. */
  @Test
  void token_takesOneStatement() {
    long before = calls();
    assertTrue(persistence.tokens().find(TokenDigest.ofSecret("unknown")).isEmpty());
    assertEquals(1, calls() - before);
    assertStatements(0);
  }

  private long calls() {
    return persistence.statements().statements().stream().mapToLong(StatementProfile::calls).sum();
  }

  private List<String> assertStatements(int expected) {
    List<String> executed = counter.get().takeExecuted();
    assertEquals(expected, executed.size(), () -> String.join("\n---\n", executed));
    return executed;
  }
}
