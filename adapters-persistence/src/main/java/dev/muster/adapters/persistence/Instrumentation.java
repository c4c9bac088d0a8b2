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
 * @param statements decides how MyBatis runs them, and tells the statistics; asked more than once,
 *     it makes a new one each time
 */
public record Instrumentation(
    Duration slow,
    UnaryOperator<DataSource> connections,
    BiFunction<DataSource, StatementStatistics, StatementConfiguration> statements) {

  /** Takes the time of each statement, and nothing more. */
  public static final Instrumentation TIMED =
      new Instrumentation(Duration.ZERO, UnaryOperator.identity(), StatementConfiguration::new);

  /** The plans of slower statements are kept besides. */
  public Instrumentation slowerThan(Duration time) {
    return new Instrumentation(time, connections, statements);
  }

  /** Something else stands between the statements and the pool. */
  public Instrumentation over(UnaryOperator<DataSource> others) {
    return new Instrumentation(slow, others, statements);
  }

  /** The statements run in another way. */
  public Instrumentation by(
      BiFunction<DataSource, StatementStatistics, StatementConfiguration> others) {
    return new Instrumentation(slow, connections, others);
  }
}
