package dev.muster.adapters.persistence;

import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.domain.schema.CoreSchemas;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One PostgreSQL for the tests of this module, with a database of its own for each that asks.
 * Nothing is vacuumed but by a test. All databases share the numbers of transactions: tests that
 * look at them have to be isolated.
 */
public final class TestDatabase {

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final int POOL_SIZE = 8;

  private TestDatabase() {}

  private static final class Server {
    private static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setLocaleConfig("locale", "C.UTF-8")
            .setLocaleConfig("encoding", "UTF8")
            .setServerConfig("max_connections", "200")
            .setServerConfig("autovacuum", "off")
            .start();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  /** A new and empty database. */
  public static ConnectionSettings create() {
    return create("");
  }

  /**
   * A new and empty database.
   *
   * @param options of CREATE DATABASE
   */
  public static ConnectionSettings create(String options) {
    String name = "test_" + DATABASES.incrementAndGet();
    run(settings("postgres"), "create database " + name + " " + options);
    return settings(name);
  }

  private static ConnectionSettings settings(String database) {
    return new ConnectionSettings(
        Server.POSTGRES.getJdbcUrl("postgres", database), "postgres", "postgres", POOL_SIZE);
  }

  /** The directory on a new database. */
  public static PostgresPersistence open() {
    return PostgresPersistence.open(
        create(), CoreSchemas.REGISTRY, MigrationMode.AUTO, Clock.systemUTC());
  }

  /** Runs SQL on a connection of its own. */
  public static void run(ConnectionSettings settings, String... statements) {
    try (Connection connection = connect(settings);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** The first column of each row. */
  public static List<String> query(ConnectionSettings settings, String sql) {
    List<String> rows = new ArrayList<>();
    try (Connection connection = connect(settings);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
      return rows;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  public static Connection connect(ConnectionSettings settings) throws SQLException {
    return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
  }
}
