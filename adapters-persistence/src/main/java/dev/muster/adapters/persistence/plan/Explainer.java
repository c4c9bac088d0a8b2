package dev.muster.adapters.persistence.plan;

import dev.muster.adapters.persistence.connection.ConnectionPool;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.mapping.BoundStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * Asks PostgreSQL for plans, on a connection of its own for each, that can write nothing and gives
 * up soon.
 */
final class Explainer {

  /**
   * A plan.
   *
   * @param sql with {@code $1}, {@code $2} and so on
   */
  record Explained(String sql, List<PlanStep> steps) {}

  /** Quoted text and names, in which nothing is a parameter, and parameters. */
  private static final Pattern PARAMETER =
      Pattern.compile("'(?:[^']|'')*+'|\"(?:[^\"]|\"\")*+\"|\\$([0-9]+)");

  private static final Pattern BLANKS = Pattern.compile("'(?:[^']|'')*+'|(\\s+)");

  private final DataSource simple;
  private final DataSource extended;

  Explainer(ConnectionSettings settings) {
    this.simple = ConnectionPool.planning(settings, PreferQueryMode.SIMPLE);
    this.extended = ConnectionPool.planning(settings, PreferQueryMode.EXTENDED);
  }

  /**
   * The plan for any values; the statement is not run, whatever it is.
   *
   * @param sql with question marks
   * @param types of the parameters; empty where the text tells them
   * @param timeout in seconds
   */
  Explained forAnyValues(String sql, List<String> types, int timeout) throws SQLException {
    try (Connection connection = simple.getConnection();
        Statement statement = connection.createStatement()) {
      String numbered = connection.nativeSQL(sql);
      statement.setEscapeProcessing(false);
      statement.setQueryTimeout(timeout);
      try (ResultSet row =
          statement.executeQuery("explain (generic_plan, format json) " + typed(numbered, types))) {
        return explained(connection, numbered, row);
      }
    }
  }

  /**
   * The plan for the values of the statement.
   *
   * @param run whether it is run; else only planned
   */
  Explained forItsValues(BoundStatement bound, boolean run) throws SQLException {
    String options = run ? "analyze, buffers, format json" : "format json";
    try (Connection connection = extended.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("explain (" + options + ") " + bound.sql())) {
      bound.bind(statement);
      statement.setQueryTimeout(bound.timeout());
      try (ResultSet row = statement.executeQuery()) {
        return explained(connection, connection.nativeSQL(bound.sql()), row);
      }
    }
  }

  private static Explained explained(Connection connection, String sql, ResultSet row)
      throws SQLException {
    row.next();
    return new Explained(tidy(sql), PlanSteps.read(connection, row.getString(1)));
  }

  /** The driver sends the types of values beside the text; a text without values says them. */
  static String typed(String numbered, List<String> types) {
    return PARAMETER
        .matcher(numbered)
        .replaceAll(
            found -> {
              String digits = found.group(1);
              String type = digits == null ? "" : types.get(Integer.parseInt(digits) - 1);
              return Matcher.quoteReplacement(
                  type.isEmpty() ? found.group() : "cast(" + found.group() + " as " + type + ")");
            });
  }

  /** Without the blanks and empty lines that the parts of a mapping leave; quoted ones stay. */
  private static String tidy(String sql) {
    return BLANKS
        .matcher(sql.strip())
        .replaceAll(
            found -> {
              String blanks = found.group(1);
              return blanks == null
                  ? Matcher.quoteReplacement(found.group())
                  : blanks.indexOf('\n') < 0 ? " " : "\n";
            });
  }
}
