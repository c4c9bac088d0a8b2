package dev.muster.adapters.persistence.connection;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.metrics.IMetricsTracker;
import dev.muster.application.port.profile.PoolProfile;
import java.util.concurrent.atomic.LongAdder;

/** Asks the pool itself; one that was never used has no connections. */
public final class HikariPoolProfile implements PoolProfile {

  private final HikariDataSource connections;
  private final Database database;
  private final LongAdder timeouts = new LongAdder();

  /**
   * @param connections that were not used yet: from now on the pool tells of waiting in vain
   */
  public HikariPoolProfile(HikariDataSource connections, Database database) {
    this.connections = connections;
    this.database = database;
    connections.setMetricsTrackerFactory((pool, statistics) -> new Timeouts(timeouts));
  }

  private record Timeouts(LongAdder counter) implements IMetricsTracker {
    @Override
    public void recordConnectionTimeout() {
      counter.increment();
    }
  }

  @Override
  public Pool pool() {
    HikariPoolMXBean now = connections.getHikariPoolMXBean();
    return now == null
        ? new Pool(0, 0, 0, database.refused(), timeouts.sum())
        : new Pool(
            now.getActiveConnections(),
            now.getIdleConnections(),
            now.getThreadsAwaitingConnection(),
            database.refused(),
            timeouts.sum());
  }
}
