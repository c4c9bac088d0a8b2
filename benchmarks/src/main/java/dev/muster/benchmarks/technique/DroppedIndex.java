package dev.muster.benchmarks.technique;

import dev.muster.benchmarks.population.Loader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;

/** The index of externalId, which comes and goes; no other one serves the attribute. */
final class DroppedIndex {

  private static final String NAME = "users_external_id";

  private final Connection connection;
  private final String definition;

  private DroppedIndex(Connection connection, String definition) {
    this.connection = connection;
    this.definition = definition;
  }

  static DroppedIndex of(Loader.Address address, Consumer<AutoCloseable> parts)
      throws SQLException {
    Connection connection =
        DriverManager.getConnection(address.url(), address.user(), address.password());
    parts.accept(connection);
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select pg_get_indexdef('" + NAME + "'::regclass)")) {
      row.next();
      return new DroppedIndex(connection, row.getString(1));
    }
  }

  void drop() throws SQLException {
    execute("drop index if exists " + NAME);
  }

  void create() throws SQLException {
    execute(definition.replaceFirst("INDEX " + NAME, "INDEX IF NOT EXISTS " + NAME));
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
