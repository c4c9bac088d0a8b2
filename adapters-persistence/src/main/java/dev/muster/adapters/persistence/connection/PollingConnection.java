package dev.muster.adapters.persistence.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.PGProperty;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * One connection outside of the pool for short statements that are asked again and again. It is
 * opened when it is needed, and again after it was reset. Whoever opened it destroys it.
 */
public final class PollingConnection extends SingleConnectionDataSource {

  private final Duration limit;

  /**
   * @param limit of each answer; to connect may take a second
   */
  public PollingConnection(ConnectionSettings settings, Duration limit) {
    this.limit = limit;
    setUrl(settings.url());
    setSuppressClose(true);
    Properties properties =
        ConnectionPool.driverProperties(settings, ConnectionSettings.CONNECT_TIMEOUT);
    PGProperty.LOGIN_TIMEOUT.set(
        properties, Math.toIntExact(ConnectionSettings.CONNECT_TIMEOUT.toSeconds()));
    // The tables of the statements grow and shrink too fast for statistics.
    PGProperty.OPTIONS.set(
        properties,
        PGProperty.OPTIONS.getOrDefault(properties)
            + " -c plan_cache_mode=force_custom_plan -c enable_seqscan=off -c statement_timeout="
            + limit.toMillis());
    setConnectionProperties(properties);
  }

  @Override
  protected void prepareConnection(Connection connection) throws SQLException {
    super.prepareConnection(connection);
    connection.setNetworkTimeout(Runnable::run, Math.toIntExact(limit.toMillis()));
  }
}
