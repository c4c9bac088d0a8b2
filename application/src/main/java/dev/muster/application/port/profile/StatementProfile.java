package dev.muster.application.port.profile;

import org.jspecify.annotations.Nullable;

/**
 * What the calls of one statement took, since the server started. Times are nanoseconds, without
 * the waiting for connections; percentiles are exact to one part in a hundred.
 *
 * @param name of the mapper and the statement
 * @param errors calls that failed
 * @param rows that were read or written
 * @param total of all calls
 * @param poolWait in sum
 * @param slow the last call that took long and whose plan was kept; null: none
 */
public record StatementProfile(
    String name,
    long calls,
    long errors,
    long rows,
    long total,
    long median,
    long p99,
    long max,
    long poolWait,
    @Nullable SlowCall slow) {

  public long mean() {
    return calls == 0 ? 0 : total / calls;
  }
}
