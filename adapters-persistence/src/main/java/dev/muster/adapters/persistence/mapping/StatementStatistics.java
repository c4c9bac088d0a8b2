package dev.muster.adapters.persistence.mapping;

import dev.muster.application.port.profile.RequestProfile;
import dev.muster.application.port.profile.SlowCall;
import dev.muster.application.port.profile.StatementProfile;
import dev.muster.application.port.profile.StatementProfiles;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Takes the times of all statements, by the names of their mappers. As many are kept as mappers
 * have statements, each some tens of kilobytes; never a value of a statement.
 */
public final class StatementStatistics implements StatementProfiles {

  /** Longer ones count as this: statements are given up much earlier. */
  private static final long LONGEST = 3_600_000_000_000L;

  private static final int DIGITS = 2;

  private final Map<String, Times> statements = new ConcurrentHashMap<>();
  private final SlowStatements slow;

  public StatementStatistics() {
    this(SlowStatements.NONE);
  }

  /**
   * @param slow told of what takes long
   */
  public StatementStatistics(SlowStatements slow) {
    this.slow = slow;
  }

  private static final class Times {

    private final String name;
    private final Histogram histogram = new ConcurrentHistogram(LONGEST, DIGITS);
    private final LongAdder total = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final LongAdder rows = new LongAdder();
    private final LongAdder poolWait = new LongAdder();

    Times(String name) {
      this.name = name;
    }

    StatementProfile profile(@Nullable SlowCall slow) {
      Histogram copy = histogram.copy();
      long calls = copy.getTotalCount();
      return new StatementProfile(
          name,
          calls,
          errors.sum(),
          rows.sum(),
          total.sum(),
          copy.getValueAtPercentile(50),
          copy.getValueAtPercentile(99),
          copy.getMaxValue(),
          poolWait.sum(),
          slow);
    }

    long total() {
      return total.sum();
    }
  }

  /**
   * A statement was called.
   *
   * @param id of MyBatis: package, mapper and statement
   * @param duration in nanoseconds, without the waiting for a connection
   * @param rows negative: the call failed
   */
  void add(String id, long duration, long waited, long rows) {
    Times times = statements.get(id);
    if (times == null) {
      times = statements.computeIfAbsent(id, first -> new Times(shortName(first)));
    }
    times.histogram.recordValue(Math.clamp(duration, 0, LONGEST));
    times.total.add(duration);
    times.poolWait.add(waited);
    if (rows < 0) {
      times.errors.increment();
    } else {
      times.rows.add(rows);
    }
    RequestProfile.addStatement(times.name, duration, waited, rows < 0);
  }

  @Override
  public List<StatementProfile> statements() {
    return statements.entrySet().stream()
        .sorted(
            Comparator.comparingLong((Map.Entry<String, Times> entry) -> entry.getValue().total())
                .reversed())
        .map(entry -> entry.getValue().profile(slow.last(entry.getKey()).orElse(null)))
        .toList();
  }

  SlowStatements slow() {
    return slow;
  }

  /** Without the package. */
  static String shortName(String id) {
    int statement = id.lastIndexOf('.');
    return id.substring(id.lastIndexOf('.', statement - 1) + 1);
  }
}
