package dev.muster.benchmarks.technique;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Connections without a pool. */
final class PlainConnections {

  private PlainConnections() {}

  /** A new connection for each use, with the settings that the pool gives its own. */
  static DataSource eachForOneUse(DataSource pool) {
    if (!(pool instanceof HikariDataSource hikari)) {
      throw new IllegalArgumentException("not the pool: " + pool);
    }
    return new DriverManagerDataSource(hikari.getJdbcUrl(), hikari.getDataSourceProperties());
  }
}
