package dev.muster.adapters.persistence;

import dev.muster.adapters.persistence.mapping.StatementConfiguration;
import dev.muster.adapters.persistence.mapping.StatementStatistics;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * How statements are watched.
 *
 * @param slow of statements that take longer the plan is kept; zero: of none
 * @param connections put between the statements and the pool; sees all but those of tokens
 * @param statements decides how MyBatis runs them, and tells the statistics
 */
public record Instrumentation(
    Duration slow,
    UnaryOperator<DataSource> connections,
    BiFunction<DataSource, StatementStatistics, StatementConfiguration> statements) {

  /** Takes the time of each statement, and nothing more. */
  public static final Instrumentation STANDARD =
      new Instrumentation(Duration.ZERO, UnaryOperator.identity(), StatementConfiguration::new);

  /** Besides keeps the plans of slow statements. */
  public static Instrumentation slowerThan(Duration slow) {
    return new Instrumentation(slow, STANDARD.connections, STANDARD.statements);
  }

  /** Besides stands between the statements and the pool. */
  public static Instrumentation over(UnaryOperator<DataSource> connections) {
    return new Instrumentation(STANDARD.slow, connections, STANDARD.statements);
  }

  /** Has the statements run in another way. */
  public static Instrumentation by(
      BiFunction<DataSource, StatementStatistics, StatementConfiguration> statements) {
    return new Instrumentation(STANDARD.slow, STANDARD.connections, statements);
  }
}
