package dev.muster.application.port.profile;

import java.time.Instant;
import java.util.List;

/**
 * A call that took long, with the plan of its statement for any values. No value that a client sent
 * is in any of it.
 *
 * @param duration in nanoseconds, without the waiting for a connection
 * @param sql with {@code $1}, {@code $2} and so on instead of values
 * @param plan a line for each step
 * @param verdict sentences: what the plan comes to, and the command that adds a missing index
 */
public record SlowCall(Instant at, long duration, String sql, String plan, List<String> verdict) {

  public SlowCall {
    verdict = List.copyOf(verdict);
  }
}
