package dev.muster.adapters.persistence;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.adapters.persistence.access.PostgresTenantRepository;
import dev.muster.adapters.persistence.access.PostgresTokenRepository;
import dev.muster.adapters.persistence.change.PostgresChangeLog;
import dev.muster.adapters.persistence.connection.ConnectionPool;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.connection.Database;
import dev.muster.adapters.persistence.connection.PostgresProbe;
import dev.muster.adapters.persistence.key.PostgresSigningKeys;
import dev.muster.adapters.persistence.mapping.MapperFactory;
import dev.muster.adapters.persistence.migration.DirectoryTables;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.adapters.persistence.migration.ServerRequirements;
import dev.muster.adapters.persistence.user.PostgresUserRepository;
import dev.muster.application.port.out.ChangeLog;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.SigningKeys;
import dev.muster.application.port.out.StoreProbe;
import dev.muster.application.port.out.TenantRepository;
import dev.muster.application.port.out.TokenRepository;
import java.time.Clock;
import java.time.Duration;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** All outgoing ports that PostgreSQL serves, over one pool of connections. */
public final class PostgresPersistence implements AutoCloseable {

  /** Changes are kept at least this long before they are folded into the totals. */
  private static final Duration CHANGE_RETENTION = Duration.ofSeconds(1);

  private final HikariDataSource pool;
  private final PostgresProbe probe;
  private final ResourceRepository users;
  private final TenantRepository tenants;
  private final TokenRepository tokens;
  private final ChangeLog changes;
  private final SigningKeys signingKeys;

  private PostgresPersistence(
      HikariDataSource pool, ConnectionSettings settings, DataSource dataSource, Clock clock) {
    this.pool = pool;
    this.probe = new PostgresProbe(settings);
    Database database =
        new Database(
            settings.poolSize(), new TransactionTemplate(new JdbcTransactionManager(dataSource)));
    MapperFactory mappers =
        new MapperFactory(
            dataSource,
            PostgresUserRepository.mapperType(),
            PostgresTenantRepository.mapperType(),
            PostgresTokenRepository.mapperType(),
            PostgresChangeLog.mapperType(),
            PostgresSigningKeys.mapperType());
    this.users = new PostgresUserRepository(database, mappers);
    this.tenants = new PostgresTenantRepository(database, mappers);
    this.tokens = new PostgresTokenRepository(database, mappers);
    this.changes = new PostgresChangeLog(database, mappers, clock, CHANGE_RETENTION);
    this.signingKeys = new PostgresSigningKeys(database, mappers);
  }

  /**
   * Connects, prepares the tables as the mode says and checks the server.
   *
   * @throws dev.muster.adapters.persistence.migration.UnsuitableServerException if the directory
   *     cannot run on this server
   */
  public static PostgresPersistence open(
      ConnectionSettings settings, MigrationMode migration, Clock clock) {
    return open(settings, migration, clock, UnaryOperator.identity());
  }

  /**
   * As {@link #open(ConnectionSettings, MigrationMode, Clock)}, with something between the
   * statements and the pool that sees every one of them.
   */
  public static PostgresPersistence open(
      ConnectionSettings settings,
      MigrationMode migration,
      Clock clock,
      UnaryOperator<DataSource> instrumentation) {
    HikariDataSource pool = ConnectionPool.open(settings);
    try {
      DataSource unpooled = ConnectionPool.unpooled(settings);
      ServerRequirements.checkServer(unpooled);
      DirectoryTables.prepare(unpooled, migration);
      ServerRequirements.checkTextSearch(unpooled);
      return new PostgresPersistence(pool, settings, instrumentation.apply(pool), clock);
    } catch (RuntimeException failure) {
      pool.close();
      throw failure;
    }
  }

  public ResourceRepository users() {
    return users;
  }

  public TenantRepository tenants() {
    return tenants;
  }

  public TokenRepository tokens() {
    return tokens;
  }

  public ChangeLog changes() {
    return changes;
  }

  public SigningKeys signingKeys() {
    return signingKeys;
  }

  public StoreProbe probe() {
    return probe;
  }

  @Override
  public void close() {
    probe.close();
    pool.close();
  }
}
