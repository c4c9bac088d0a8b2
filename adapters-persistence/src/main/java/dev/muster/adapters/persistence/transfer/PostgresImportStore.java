package dev.muster.adapters.persistence.transfer;

import dev.muster.adapters.persistence.connection.ConnectionPool;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.connection.ConnectionTransactions;
import dev.muster.adapters.persistence.connection.Database;
import dev.muster.adapters.persistence.mapping.MapperFactory;
import dev.muster.application.port.out.ImportStore;
import dev.muster.domain.access.TenantId;
import java.time.Clock;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Imports, each on a connection of its own that lasts as long, and two more while members come in.
 */
public final class PostgresImportStore implements ImportStore {

  private final ConnectionSettings settings;
  private final Clock clock;

  public PostgresImportStore(ConnectionSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Session open(TenantId tenant) {
    SingleConnectionDataSource connection = ConnectionPool.single(settings);
    try {
      Database database = Database.of(1, new ConnectionTransactions(connection));
      MapperFactory mappers =
          new MapperFactory(connection, ImportMapper.class, ImportMembersMapper.class);
      return new PostgresImportSession(
          tenant.value(),
          connection::destroy,
          database,
          mappers,
          () -> MembershipLanes.open(settings, tenant.value(), clock));
    } catch (RuntimeException failure) {
      connection.destroy();
      throw failure;
    }
  }
}
