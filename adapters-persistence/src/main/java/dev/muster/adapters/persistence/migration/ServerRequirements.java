package dev.muster.adapters.persistence.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the directory takes for granted of the server, checked once at the start. */
public final class ServerRequirements {

  private static final Logger LOG = LoggerFactory.getLogger(ServerRequirements.class);
  private static final int OLDEST_VERSION = 17_00_00;

  private ServerRequirements() {}

  private interface Check {
    void accept(ResultSet row) throws SQLException;
  }

  /**
   * Checks version and encoding, and says aloud if the server may lose acknowledged writes.
   *
   * @throws UnsuitableServerException naming what is wrong
   */
  public static void checkServer(DataSource dataSource) {
    query(
        dataSource,
        "select current_setting('server_version_num')::int, current_setting('server_version'),"
            + " current_setting('server_encoding'), current_setting('synchronous_commit'),"
            + " current_setting('fsync')",
        ServerRequirements::checkServer);
  }

  private static void checkServer(ResultSet row) throws SQLException {
    if (row.getInt(1) < OLDEST_VERSION) {
      throw new UnsuitableServerException(
          "Muster needs PostgreSQL 17 or newer; this is " + row.getString(2) + ".");
    }
    if (!row.getString(3).equals("UTF8")) {
      throw new UnsuitableServerException(
          "The database must have the encoding UTF8; it has " + row.getString(3) + ".");
    }
    if (row.getString(4).equals("off") || row.getString(5).equals("off")) {
      LOG.warn(
          "This PostgreSQL runs with synchronous_commit={} and fsync={}: a crash of it may lose"
              + " writes that were acknowledged.",
          row.getString(4),
          row.getString(5));
    }
  }

  /**
   * Checks that trigrams, which the migrations bring, know letters beyond ASCII; under LC_CTYPE C
   * they do not.
   *
   * @throws UnsuitableServerException if they do not
   */
  public static void checkTextSearch(DataSource dataSource) {
    query(
        dataSource,
        "select cardinality(show_trgm(U&'\\00E9\\00E0\\00FC')) > 0",
        row -> {
          if (!row.getBoolean(1)) {
            throw new UnsuitableServerException(
                "The database was created with LC_CTYPE C, under which text search knows ASCII"
                    + " only; create it with LC_CTYPE C.UTF-8.");
          }
        });
  }

  private static void query(DataSource dataSource, String sql, Check check) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      check.accept(row);
    } catch (SQLException failure) {
      throw new UnsuitableServerException(
          "The database cannot be used: " + failure.getMessage(), failure);
    }
  }
}
