package dev.muster.application.port.plan;

/**
 * A statement with its plan. No value that a client sent is in any of it.
 *
 * @param name of the mapper and the statement
 * @param table that is searched
 * @param sql with {@code $1}, {@code $2} and so on instead of values
 * @param plan a line for each step, indented below the one that it is for
 */
public record PlannedStatement(
    String name, String table, String sql, String plan, PlanVerdict verdict) {

  /** Whether every row of the tenant may have to be looked at. */
  public boolean looksAtAll() {
    return verdict.looksAtAllOf(table);
  }
}
