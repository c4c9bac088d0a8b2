package dev.muster.adapters.persistence.change;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.adapters.persistence.connection.ConnectionPool;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.connection.Database;
import dev.muster.adapters.persistence.mapping.MapperFactory;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.application.fixture.TenantUsers;
import dev.muster.application.fixture.Users;
import dev.muster.application.port.out.ChangeLog;
import dev.muster.application.port.out.ChangeLogContract;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.schema.CoreSchemas;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

final class PostgresChangeLogIT extends ChangeLogContract {

  private final ConnectionSettings settings = TestDatabase.create();
  private final PostgresPersistence persistence =
      PostgresPersistence.open(
          settings, CoreSchemas.REGISTRY, MigrationMode.AUTO, Clock.systemUTC());
  private final HikariDataSource pool = ConnectionPool.open(settings);
  private int tenants;

  @AfterEach
  void close() {
    pool.close();
    persistence.close();
  }

  @Override
  public ChangeLog changeLog() {
    return changeLog(Duration.ZERO);
  }

  private ChangeLog changeLog(Duration retention) {
    return new PostgresChangeLog(
        new Database(settings.poolSize(), TransactionOperations.withoutTransaction()),
        new MapperFactory(pool, PostgresChangeLog.mapperType()),
        Clock.systemUTC(),
        retention);
  }

  @Override
  public ResourceRepository users() {
    return persistence.users();
  }

  @Override
  public TenantId newTenant() {
    tenants++;
    return persistence.tenants().create("tenant-" + tenants).id();
  }

  @Test
  void prune_afterRetention_removesTheRowsAndKeepsTheirSum() {
    TenantUsers users = new TenantUsers(users(), newTenant());
    users.add(Users.user("one"));
    users.add(Users.user("two"));
    assertEquals(2, changeLog().prune());
    assertEquals(List.of("0"), TestDatabase.query(settings, "select count(*) from changes"));
    assertEquals(List.of("2"), TestDatabase.query(settings, "select n from resource_totals"));
  }

  @Test
  void prune_withinRetention_keepsTheRows() {
    new TenantUsers(users(), newTenant()).add(Users.user("one"));
    ChangeLog changes = changeLog(Duration.ofHours(1));
    assertEquals(0, changes.prune());
    assertEquals(0, changes.prune());
    assertEquals(List.of("1"), TestDatabase.query(settings, "select count(*) from changes"));
  }
}
