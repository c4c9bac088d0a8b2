package dev.muster.adapters.persistence.transfer;

import dev.muster.adapters.persistence.connection.ConnectionPool;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.connection.ConnectionTransactions;
import dev.muster.adapters.persistence.connection.Database;
import dev.muster.adapters.persistence.mapping.MapperFactory;
import dev.muster.adapters.persistence.resource.PostgresResourceRepository;
import dev.muster.application.port.out.ExportStore;
import dev.muster.domain.access.TenantId;
import java.util.function.Consumer;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Exports, each in a transaction on a connection of its own. */
public final class PostgresExportStore implements ExportStore {

  private final ConnectionSettings settings;

  public PostgresExportStore(ConnectionSettings settings) {
    this.settings = settings;
  }

  @Override
  public void read(TenantId tenant, Consumer<Contents> reads) {
    SingleConnectionDataSource connection = ConnectionPool.singleForExport(settings);
    try {
      Database database = Database.of(1, new ConnectionTransactions(connection));
      ExportMapper mapper =
          new MapperFactory(connection, PostgresResourceRepository.mapperType(), ExportMapper.class)
              .mapper(ExportMapper.class);
      var _ =
          database.runInSnapshot(
              () -> {
                reads.accept(new PostgresContents(tenant.value(), mapper));
                return true;
              });
    } finally {
      connection.destroy();
    }
  }
}
