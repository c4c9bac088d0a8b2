package dev.muster.adapters.persistence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.application.fixture.UserDraft;
import dev.muster.application.fixture.Users;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.access.TokenDigest;
import dev.muster.domain.error.VersionMismatch;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How many statements, and so round trips, each operation takes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StatementCountIT {

  private static final Projection ALL = Projection.standard(CoreSchemas.USER);

  private final AtomicReference<CountingDataSource> counter = new AtomicReference<>();
  private final PostgresPersistence persistence =
      PostgresPersistence.open(
          TestDatabase.create(),
          MigrationMode.AUTO,
          Clock.systemUTC(),
          pool -> {
            counter.set(new CountingDataSource(pool));
            return counter.get();
          });
  private final TenantId tenant = persistence.tenants().create("counted").id();
  private final ResourceRepository users = persistence.users();
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
  void token_takesOneStatement() {
    assertTrue(persistence.tokens().find(TokenDigest.ofSecret("unknown")).isEmpty());
    assertStatements(1);
  }

  @Test
  void signingKey_newOrKnown_takesOneStatement() {
    byte[] key = persistence.signingKeys().key("counted");
    assertStatements(1);
    assertArrayEquals(key, persistence.signingKeys().key("counted"));
    assertStatements(1);
  }

  private List<String> assertStatements(int expected) {
    List<String> executed = counter.get().takeExecuted();
    assertEquals(expected, executed.size(), () -> String.join("\n---\n", executed));
    return executed;
  }
}
