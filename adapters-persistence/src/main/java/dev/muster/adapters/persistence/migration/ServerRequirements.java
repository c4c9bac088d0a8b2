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

  /**
   * Checks version and encoding, and that trigrams know letters beyond ASCII (under LC_CTYPE C they
   * do not). Says aloud if the server may lose acknowledged writes.
   *
   * @throws UnsuitableServerException naming what is wrong
   */
  public static void check(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      check(statement);
    } catch (SQLException failure) {
      throw new UnsuitableServerException(
          "The database cannot be reached: " + failure.getMessage(), failure);
    }
  }

  private static void check(Statement statement) throws SQLException {
    String query =
        "select current_setting('server_version_num')::int, current_setting('server_version'),"
            + " current_setting('server_encoding'), current_setting('synchronous_commit'),"
            + " current_setting('fsync'), cardinality(show_trgm(U&'\\00E9\\00E0\\00FC')) > 0";
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      if (row.getInt(1) < OLDEST_VERSION) {
        throw new UnsuitableServerException(
            "Muster needs PostgreSQL 17 or newer; this is " + row.getString(2) + ".");
      }
      if (!row.getString(3).equals("UTF8")) {
        throw new UnsuitableServerException(
            "The database must have the encoding UTF8; it has " + row.getString(3) + ".");
      }
      if (!row.getBoolean(6)) {
        throw new UnsuitableServerException(
            "The database was created with LC_CTYPE C, under which text search knows ASCII only;"
                + " create it with LC_CTYPE C.UTF-8.");
      }
      if (row.getString(4).equals("off") || row.getString(5).equals("off")) {
        LOG.warn(
            "This PostgreSQL runs with synchronous_commit={} and fsync={}: a crash of it may lose"
                + " writes that were acknowledged.",
            row.getString(4),
            row.getString(5));
      }
    }
  }
}
