package dev.muster.benchmarks.server;

import dev.muster.benchmarks.figure.Identity;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGStatement;

/**
 * The statements of a request by plain JDBC: one connection from the pool, each statement by
 * itself, the texts of the rows put behind each other.
 */
final class Replay {

  private static final String VERSION = "version";
  private static final String COUNT = "count";

  private final DataSource pool;
  private final List<Binder> binders;

  Replay(DataSource pool, List<Binder> binders) {
    this.pool = pool;
    this.binders = binders;
  }

  /**
   * Runs all of them.
   *
   * @param body where the texts go
   * @throws SQLException also if one has no effect
   */
  void run(Identity identity, ByteArrayOutputStream body) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      long version = 0;
      for (Binder binder : binders) {
        RecordedStatement recorded = binder.statement();
        try (PreparedStatement statement = connection.prepareStatement(recorded.sql())) {
          if (!recorded.named()) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
          }
          binder.bind(statement, identity, version);
          try (ResultSet rows = statement.executeQuery()) {
            version = read(rows, body);
          }
        }
      }
    }
  }

  /** The version of the last row, if rows have one. */
  private static long read(ResultSet rows, ByteArrayOutputStream body) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    int count = columns.getColumnCount();
    boolean[] texts = new boolean[count + 1];
    int versionColumn = 0;
    for (int column = 1; column <= count; column++) {
      int type = columns.getColumnType(column);
      texts[column] = type == Types.VARCHAR || type == Types.OTHER;
      if (columns.getColumnName(column).equals(VERSION)) {
        versionColumn = column;
      }
    }
    boolean counts = count == 1 && columns.getColumnName(1).equals(COUNT);
    long version = 0;
    boolean any = false;
    while (rows.next()) {
      any = !counts || rows.getLong(1) > 0;
      for (int column = 1; column <= count; column++) {
        byte[] text = texts[column] ? rows.getBytes(column) : null;
        if (text != null) {
          body.writeBytes(text);
        }
      }
      if (versionColumn > 0) {
        version = rows.getLong(versionColumn);
      }
    }
    if (!any) {
      throw new SQLException("a statement without effect");
    }
    return version;
  }
}
