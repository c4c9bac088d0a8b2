package dev.muster.adapters.persistence.connection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.muster.domain.error.DirectoryUnavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Makes pools of connections on which every wait has an end. */
public final class ConnectionPool {

  private ConnectionPool() {}

  /** A pool that begins to connect at once, and that its owner closes. */
  public static HikariDataSource open(ConnectionSettings settings) {
    return open(settings, "muster", settings.poolSize());
  }

  /**
   * A small pool for tokens, which every request needs first: looking one up does not wait for what
   * other requests do next. Connects when it is asked; its owner closes it.
   */
  public static HikariDataSource openForTokens(ConnectionSettings settings) {
    return open(settings.forTokens(), "muster-tokens", 0);
  }

  private static HikariDataSource open(ConnectionSettings settings, String name, int idle) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(settings.url());
    config.setMaximumPoolSize(settings.poolSize());
    config.setMinimumIdle(idle);
    config.setConnectionTimeout(ConnectionSettings.ACQUIRE_TIMEOUT.toMillis());
    config.setValidationTimeout(ConnectionSettings.ACQUIRE_TIMEOUT.dividedBy(2).toMillis());
    config.setMaxLifetime(Duration.ofMinutes(30).toMillis());
    config.setKeepaliveTime(Duration.ofMinutes(2).toMillis());
    config.setInitializationFailTimeout(-1);
    config.setDataSourceProperties(driverProperties(settings, ConnectionSettings.SOCKET_TIMEOUT));
    return new HikariDataSource(config);
  }

  /** Connections for migrations, which may take longer than any limit of a request. */
  public static PGSimpleDataSource unpooled(ConnectionSettings settings) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(settings.url());
    if (!settings.user().isEmpty()) {
      dataSource.setUser(settings.user());
    }
    if (!settings.password().isEmpty()) {
      dataSource.setPassword(settings.password());
    }
    dataSource.setApplicationName("muster");
    dataSource.setLogServerErrorDetail(false);
    dataSource.setConnectTimeout(Math.toIntExact(ConnectionSettings.CONNECT_TIMEOUT.toSeconds()));
    dataSource.setTcpKeepAlive(true);
    return dataSource;
  }

  /** For a glance at the catalog beside requests: it gives up soon. */
  public static PGSimpleDataSource brief(ConnectionSettings settings) {
    PGSimpleDataSource dataSource = unpooled(settings);
    dataSource.setSocketTimeout(Math.toIntExact(ConnectionSettings.CONNECT_TIMEOUT.toSeconds()));
    return dataSource;
  }

  /**
   * For plans, read beside requests: nothing can be written, and nothing takes long.
   *
   * @param mode EXTENDED with parameters; SIMPLE for text with $1 and no values, which the extended
   *     protocol would miss
   */
  public static PGSimpleDataSource planning(ConnectionSettings settings, PreferQueryMode mode) {
    PGSimpleDataSource dataSource = unpooled(settings);
    dataSource.setPreferQueryMode(mode);
    dataSource.setPrepareThreshold(0);
    dataSource.setSocketTimeout(Math.toIntExact(ConnectionSettings.SOCKET_TIMEOUT.toSeconds()));
    String options = dataSource.getOptions();
    dataSource.setOptions(
        String.join(
            " ",
            options == null ? "" : options,
            "-c default_transaction_read_only=on",
            option("statement_timeout", ConnectionSettings.STATEMENT_TIMEOUT),
            option("lock_timeout", ConnectionSettings.CONNECT_TIMEOUT)));
    return dataSource;
  }

  /**
   * One connection for work on many rows, which may take longer than any limit of a request but
   * waits no longer for locks, and may use more memory. Each statement is planned for the tables as
   * they are by then: a plan from when they were empty would read them whole. Who opened it
   * destroys it.
   */
  public static SingleConnectionDataSource single(ConnectionSettings settings) {
    return single(
        settings,
        ConnectionSettings.IMPORT_TIMEOUT,
        option("lock_timeout", ConnectionSettings.LOCK_TIMEOUT),
        "-c work_mem=64MB",
        "-c temp_buffers=64MB");
  }

  /**
   * One connection for a long read, as {@link #single} gives for writing. It holds back the
   * clean-up of the whole database, so that it waits only so long for whoever takes what is read.
   */
  public static SingleConnectionDataSource singleForExport(ConnectionSettings settings) {
    return single(
        settings,
        ConnectionSettings.EXPORT_TIMEOUT.plus(ConnectionSettings.ACQUIRE_TIMEOUT),
        "-c work_mem=64MB",
        option("statement_timeout", ConnectionSettings.EXPORT_TIMEOUT),
        option("idle_in_transaction_session_timeout", ConnectionSettings.EXPORT_TIMEOUT));
  }

  private static SingleConnectionDataSource single(
      ConnectionSettings settings, Duration socketTimeout, String... limits) {
    PGSimpleDataSource dataSource = unpooled(settings);
    // By the driver: plan_cache_mode would plan each check of a foreign key anew, too.
    dataSource.setPrepareThreshold(0);
    dataSource.setSocketTimeout(Math.toIntExact(socketTimeout.toSeconds()));
    String options = dataSource.getOptions();
    dataSource.setOptions(
        String.join(" ", options == null ? "" : options, String.join(" ", limits)));
    try {
      return new SingleConnectionDataSource(dataSource.getConnection(), true);
    } catch (SQLException failure) {
      throw new DirectoryUnavailable(
          "The database does not answer.", ConnectionSettings.ACQUIRE_TIMEOUT, failure);
    }
  }

  /** Properties of the driver; the limits of the session are part of the handshake. */
  static Properties driverProperties(ConnectionSettings settings, Duration socketTimeout) {
    Properties properties = new Properties();
    if (!settings.user().isEmpty()) {
      PGProperty.USER.set(properties, settings.user());
    }
    if (!settings.password().isEmpty()) {
      PGProperty.PASSWORD.set(properties, settings.password());
    }
    PGProperty.APPLICATION_NAME.set(properties, "muster");
    PGProperty.CONNECT_TIMEOUT.set(
        properties, Math.toIntExact(ConnectionSettings.CONNECT_TIMEOUT.toSeconds()));
    PGProperty.LOGIN_TIMEOUT.set(
        properties, Math.toIntExact(ConnectionSettings.CONNECT_TIMEOUT.toSeconds()) * 2);
    PGProperty.SOCKET_TIMEOUT.set(properties, Math.toIntExact(socketTimeout.toSeconds()));
    PGProperty.TCP_KEEP_ALIVE.set(properties, true);
    // Of several hosts in the URL the one that can be written to, and shows what was written.
    PGProperty.TARGET_SERVER_TYPE.set(properties, "primary");
    PGProperty.PREPARE_THRESHOLD.set(properties, 1);
    PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "17");
    PGProperty.LOG_SERVER_ERROR_DETAIL.set(properties, false);
    PGProperty.OPTIONS.set(
        properties,
        String.join(
            " ",
            option("statement_timeout", ConnectionSettings.STATEMENT_TIMEOUT),
            option("lock_timeout", ConnectionSettings.LOCK_TIMEOUT),
            option(
                "idle_in_transaction_session_timeout",
                ConnectionSettings.IDLE_IN_TRANSACTION_TIMEOUT)));
    return properties;
  }

  private static String option(String name, Duration limit) {
    return "-c " + name + "=" + limit.toMillis();
  }
}
