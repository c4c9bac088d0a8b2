package dev.muster.benchmarks.run;

import dev.muster.benchmarks.figure.Figure;
import dev.muster.benchmarks.population.Newcomer;
import dev.muster.benchmarks.population.Population;
import dev.muster.benchmarks.population.Population.Crowd;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Keeps a database as it was when it was loaded, by SQL beside Muster. */
final class Housekeeping {

  /** Muster folds changes into totals by itself; so few of them are always there. */
  private static final int FEW_CHANGES = 10_000;

  private static final int MAX_SECONDS = 120;

  private final Connection connection;
  private final Population population;

  Housekeeping(Connection connection, Population population) {
    this.connection = connection;
    this.population = population;
  }

  /** Waits until what was loaded is folded into totals, and brings statistics up to date. */
  void settle() throws SQLException {
    for (int second = 0; second < MAX_SECONDS && changes() > FEW_CHANGES; second++) {
      try {
        TimeUnit.SECONDS.sleep(1);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    execute("vacuum analyze");
    execute("checkpoint");
  }

  private long changes() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from changes")) {
      row.next();
      return row.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Takes back what the requests of a figure added. */
  void undo(Figure figure) throws SQLException {
    if (figure.creates()) {
      try (PreparedStatement statement =
          connection.prepareStatement(
              "delete from users where tenant_id = 1 and user_name_key >= ? and user_name_key < ?")) {
        statement.setString(1, Newcomer.PREFIX);
        statement.setString(2, Newcomer.PREFIX + '~');
        statement.executeUpdate();
      }
    } else if (figure.changesMembers()) {
      try (PreparedStatement statement =
          connection.prepareStatement(
              "delete from group_members where tenant_id = 1 and group_id = any (?) and member_id >= ?")) {
        statement.setArray(
            1,
            connection.createArrayOf(
                "uuid", Arrays.stream(Crowd.values()).map(population::groupId).toArray()));
        statement.setObject(2, population.id(population.size() - population.reserve()));
        statement.executeUpdate();
      }
    }
  }

  /** Removes for good what was taken back. */
  void tidy(Figure figure) throws SQLException {
    if (figure.creates()) {
      execute("vacuum analyze users");
    } else if (figure.changesMembers() || figure == Figure.RENAME_GROUP || figure == Figure.PATCH) {
      execute("vacuum analyze users, groups, group_members");
    }
  }
}
