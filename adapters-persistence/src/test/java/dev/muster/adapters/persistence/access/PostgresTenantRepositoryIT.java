package dev.muster.adapters.persistence.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.application.fixture.TenantUsers;
import dev.muster.application.fixture.Users;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.TenantRepository;
import dev.muster.application.port.out.TenantRepositoryContract;
import dev.muster.application.port.out.TokenRepository;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PostgresTenantRepositoryIT extends TenantRepositoryContract {

  private final ConnectionSettings settings = TestDatabase.create();
  private final PostgresPersistence persistence =
      PostgresPersistence.open(settings, MigrationMode.AUTO, Clock.systemUTC());

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
