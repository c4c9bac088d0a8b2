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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.transaction.support.TransactionOperations;

@Isolated("Transactions of other tests would hold back what is heard.")
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
    return changeLog(System::nanoTime, Duration.ZERO);
  }

  private ChangeLog changeLog(LongSupplier nanoTime, Duration retention) {
    return new PostgresChangeLog(
        new Database(settings.poolSize(), TransactionOperations.withoutTransaction()),
        new MapperFactory(pool, PostgresChangeLog.mapperType()),
        nanoTime,
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
  void prune_onceTheyAreOldEnough_removesTheRows() {
    new TenantUsers(users(), newTenant()).add(Users.user("one"));
    AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1);
    Duration retention = Duration.ofHours(1);
    ChangeLog changes = changeLog(nanoTime::get, retention);
    assertEquals(0, changes.prune());
    nanoTime.addAndGet(retention.toNanos() - 1);
    assertEquals(0, changes.prune());
    assertEquals(List.of("1"), TestDatabase.query(settings, "select count(*) from changes"));
    nanoTime.addAndGet(1);
    assertEquals(1, changes.prune());
  }
}
