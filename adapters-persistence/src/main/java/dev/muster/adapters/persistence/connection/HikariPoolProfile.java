package dev.muster.adapters.persistence.connection;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.muster.application.port.profile.PoolProfile;

/** Asks the pool itself; one that was never used has no connections. */
public record HikariPoolProfile(HikariDataSource connections, Database database)
    implements PoolProfile {

  @Override
  public Pool pool() {
    HikariPoolMXBean now = connections.getHikariPoolMXBean();
    return now == null
        ? new Pool(0, 0, 0, database.refused())
        : new Pool(
            now.getActiveConnections(),
            now.getIdleConnections(),
            now.getThreadsAwaitingConnection(),
            database.refused());
  }
}
