package dev.muster.adapters.persistence.connection;

import dev.muster.application.port.out.StoreProbe;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/**
 * Asks PostgreSQL over a connection of its own, so that neither a full pool nor a hanging one
 * decides whether the server counts as ready.
 */
public final class PostgresProbe implements StoreProbe, AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(1);

  private final ConnectionSettings settings;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Connection connection;

  public PostgresProbe(ConnectionSettings settings) {
    this.settings = settings;
  }

  @Override
  public boolean answers() {
    boolean locked = false;
    try {
      locked = lock.tryLock(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      return locked && ask();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      if (locked) {
        lock.unlock();
      }
    }
  }

  /** A connection that broke since it was asked last says nothing about the server of today. */
  private boolean ask() {
    boolean used = connection != null;
    return askOnce() || (used && askOnce());
  }

  private boolean askOnce() {
    try {
      Connection open = connection == null ? connect() : connection;
      connection = open;
      try (Statement statement = open.createStatement()) {
        return statement.execute("select 1");
      }
    } catch (SQLException away) {
      disconnect();
      return false;
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = ConnectionPool.driverProperties(settings, LIMIT);
    PGProperty.LOGIN_TIMEOUT.set(properties, Math.toIntExact(LIMIT.toSeconds()));
    return DriverManager.getConnection(settings.url(), properties);
  }

  private void disconnect() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException broken) {
        // It is gone either way.
      }
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      disconnect();
    } finally {
      lock.unlock();
    }
  }
}
