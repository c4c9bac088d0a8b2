package dev.muster.benchmarks.run;

import dev.muster.bootstrap.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The rows of a directory, and tables like its own into which COPY brings them. */
final class CopiedTables implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 16;

  private final Connection connection;
  private final CopyManager copies;
  private final Path folder;

  private CopiedTables(Connection connection, Path folder) throws SQLException {
    this.connection = connection;
    this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
    this.folder = folder;
  }

  static CopiedTables connect(EmbeddedDatabase database, Path folder) throws SQLException {
    return new CopiedTables(
        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password()),
        folder);
  }

  /** Empties the directory. */
  void empty() throws SQLException {
    execute("truncate users, groups, group_members, group_nesting, resources, changes");
    execute("delete from resource_totals");
    execute("checkpoint");
  }

  /** So that the next phase does not pay for the last one. */
  void checkpoint() throws SQLException {
    execute("checkpoint");
  }

  /** Writes the rows of the directory to files, and makes empty tables like the directory's. */
  void take() throws SQLException, IOException {
    for (String table : new String[] {"users", "group_members"}) {
      try (OutputStream file = Files.newOutputStream(file(table))) {
        copies.copyOut("copy " + table + " to stdout", file);
      }
    }
    execute("drop table if exists copied_group_members, copied_users");
    execute("create table copied_users (like users including all)");
    execute("create table copied_group_members (like group_members including all)");
    execute(
        "alter table copied_group_members add foreign key (tenant_id, member_id)"
            + " references copied_users (tenant_id, id)");
  }

  /**
   * Brings the rows of a table into its copy.
   *
   * @return seconds
   * @throws IOException if the rows are not as many as expected
   */
  double copy(String table, long rows) throws SQLException, IOException {
    execute("checkpoint");
    long start = System.nanoTime();
    try (InputStream file = Files.newInputStream(file(table))) {
      long copied = copies.copyIn("copy copied_" + table + " from stdin", file, BUFFER_BYTES);
      if (copied != rows) {
        throw new IOException(copied + " rows of " + table + " instead of " + rows);
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private Path file(String table) {
    return folder.resolve(table + ".copy");
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
