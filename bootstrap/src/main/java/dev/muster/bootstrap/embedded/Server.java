package dev.muster.bootstrap.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.TreeSet;

/**
 * A running server as its clients see it.
 *
 * @param port where it listens on {@link #HOST}
 * @param password the password of {@link #USER}
 */
record Server(int port, String password) {

  static final String HOST = "127.0.0.1";
  static final String USER = "muster";
  static final String DATABASE = "muster";

  private static final String MAINTENANCE_DATABASE = "postgres";
  private static final String CONNECT_SECONDS = "5";
  private static final String ANSWER_SECONDS = "30";

  /** The URL of Muster's database. */
  String url() {
    return url(DATABASE);
  }

  /**
   * Checks that the server lets us in and serves {@code folder}.
   *
   * @param database to which to connect: Muster's, or while that may be missing PostgreSQL's own
   * @throws SQLException if it does not
   */
  private void requireServing(DataFolder folder, String database) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("show data_directory")) {
      if (!result.next() || !result.getString(1).equals(folder.cluster().toString())) {
        throw new SQLException("Port " + port + " belongs to another server");
      }
    }
  }

  /** Checks that Muster's database is there and is the one in {@code folder}. */
  void requireReady(DataFolder folder) throws SQLException {
    requireServing(folder, DATABASE);
  }

  /** Checks that the server is the one in {@code folder}, Muster's database there or not. */
  void requireHealthy(DataFolder folder) throws SQLException {
    requireServing(folder, MAINTENANCE_DATABASE);
  }

  /**
   * Creates Muster's database if it is missing and makes sure that what it commits is durable.
   *
   * @throws EmbeddedDatabaseException if a setting for durability is off or the server fails
   */
  void prepare() {
    try {
      createDatabase();
      requireDurability();
    } catch (SQLException e) {
      throw new EmbeddedDatabaseException(
          "The embedded PostgreSQL was started but does not work: " + e.getMessage(), e);
    }
  }

  private void createDatabase() throws SQLException {
    try (Connection connection = connect(MAINTENANCE_DATABASE);
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("select from pg_database where datname = '" + DATABASE + "'")) {
      if (!found.next()) {
        statement.execute("create database " + DATABASE);
      }
    }
  }

  // Asked as a client of Muster's database, where settings of the role and the database count too.
  private void requireDurability() throws SQLException {
    TreeSet<String> missing = new TreeSet<>(ServerSettings.DURABILITY);
    try (Connection connection = connect(DATABASE);
        Statement statement = connection.createStatement();
        ResultSet on =
            statement.executeQuery("select name from pg_settings where setting = 'on'")) {
      while (on.next()) {
        missing.remove(on.getString(1));
      }
    }
    if (!missing.isEmpty()) {
      throw new EmbeddedDatabaseException(
          "The embedded PostgreSQL would lose data in a crash: "
              + String.join(", ", missing)
              + " not on for role "
              + USER
              + " in database "
              + DATABASE);
    }
  }

  private Connection connect(String database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", USER);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", CONNECT_SECONDS);
    properties.setProperty("loginTimeout", CONNECT_SECONDS);
    properties.setProperty("socketTimeout", ANSWER_SECONDS);
    // A stranger on a reused port must not talk the driver into sending the password itself.
    properties.setProperty("requireAuth", "scram-sha-256");
    properties.setProperty("ApplicationName", "muster-embedded");
    return DriverManager.getConnection(url(database), properties);
  }

  private String url(String database) {
    return "jdbc:postgresql://" + HOST + ":" + port + "/" + database;
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "Server[" + url() + "]";
  }
}
