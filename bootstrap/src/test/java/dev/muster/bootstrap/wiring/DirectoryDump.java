package dev.muster.bootstrap.wiring;

import dev.muster.bootstrap.embedded.EmbeddedDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * Copies rows as pg_dump and pg_restore do, without which PostgreSQL comes here; not where its
 * sequences stand, so that no tenant can be made in the copy.
 */
final class DirectoryDump {

  private DirectoryDump() {}

  /** Makes one directory what the other is, which stands in another cluster; its password too. */
  static void copy(EmbeddedDatabase from, EmbeddedDatabase to) throws SQLException, IOException {
    try (Connection source = connect(from);
        Connection target = connect(to);
        Statement statement = target.createStatement()) {
      source.setAutoCommit(false);
      source.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      target.setAutoCommit(false);
      statement.execute("set session_replication_role = replica");
      List<String> tables = tables(source);
      statement.execute("truncate " + String.join(", ", tables));
      for (String table : tables) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        source
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("copy " + table + " to stdout", rows);
        target
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy " + table + " from stdin", new ByteArrayInputStream(rows.toByteArray()));
      }
      statement.execute(
          "alter role "
              + statement.enquoteIdentifier(to.user(), true)
              + " password "
              + statement.enquoteLiteral(from.password()));
      target.commit();
    }
  }

  private static Connection connect(EmbeddedDatabase database) throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                """
                select oid::regclass::text from pg_class
                where relkind = 'r' and relnamespace = current_schema()::regnamespace
                  and relname not like 'flyway%'
                order by 1
                """)) {
      while (found.next()) {
        tables.add(found.getString(1));
      }
    }
    return tables;
  }
}
