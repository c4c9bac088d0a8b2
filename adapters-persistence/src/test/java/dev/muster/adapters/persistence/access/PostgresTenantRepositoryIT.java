package dev.muster.adapters.persistence.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.application.fixture.TenantGroups;
import dev.muster.application.fixture.TenantUsers;
import dev.muster.application.fixture.Users;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.TenantRepository;
import dev.muster.application.port.out.TenantRepositoryContract;
import dev.muster.application.port.out.TokenRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PostgresTenantRepositoryIT extends TenantRepositoryContract {

  private static final List<String> TABLES =
      List.of("users", "groups", "group_members", "group_nesting", "group_remains", "changes");

  private final ConnectionSettings settings = TestDatabase.create();
  private final PostgresPersistence persistence =
      PostgresPersistence.open(
          settings, CoreSchemas.REGISTRY, MigrationMode.AUTO, Clock.systemUTC());

  @AfterEach
  void close() {
    persistence.close();
  }

  @Test
  void removeLeftovers_afterAWriteThatCameLate_removesItAndNothingElse() {
    TenantUsers living = new TenantUsers(users(), tenants().create("living").id());
    living.add(Users.user("ada"));
    TenantUsers gone = new TenantUsers(users(), tenants().create("gone").id());
    assertTrue(tenants().delete(gone.tenant()));
    gone.add(Users.user("late"));
    tenants().removeLeftovers();
    assertEquals(List.of("ada"), TestDatabase.query(settings, "select user_name from users"));
    assertEquals(List.of("1"), TestDatabase.query(settings, "select count(*) from changes"));
    assertEquals(1, living.total(null));
  }

  @Test
  void delete_removesGroupsMembersAndWhatTheyLeft() {
    TenantGroups living = directory("living");
    TenantGroups gone = directory("gone");
    assertTrue(tenants().delete(gone.tenant()));
    for (String table : TABLES) {
      assertEquals(
          List.of(),
          TestDatabase.query(
              settings,
              "select tenant_id from " + table + " where tenant_id <> " + living.tenant().value()),
          table);
    }
    assertEquals(List.of("Inner*", "Outer"), living.groups("ada"));
  }

  @Test
  void removeLeftovers_groupsThatCameLate_areRemoved() {
    TenantGroups living = directory("living");
    TenantId gone = tenants().create("gone").id();
    assertTrue(tenants().delete(gone));
    new TenantGroups(users(), persistence.groups(), gone).group("Late");
    tenants().removeLeftovers();
    assertEquals(
        List.of("Inner", "Outer"),
        TestDatabase.query(settings, "select display_name from groups order by display_name"));
    assertEquals(List.of("Inner*", "Outer"), living.groups("ada"));
  }

  /** A tenant with rows in every table that groups have. */
  private TenantGroups directory(String name) {
    TenantGroups directory =
        new TenantGroups(users(), persistence.groups(), tenants().create(name).id());
    directory.user("ada");
    directory.group("Inner", "ada");
    directory.group("Outer", "Inner");
    directory.group("Deleted", "ada", "Inner");
    persistence.groups().delete(directory.tenant(), directory.id("Deleted"), VersionCondition.NONE);
    return directory;
  }

  @Override
  public TenantRepository tenants() {
    return persistence.tenants();
  }

  @Override
  public TokenRepository tokens() {
    return persistence.tokens();
  }

  @Override
  public ResourceRepository users() {
    return persistence.users();
  }
}
