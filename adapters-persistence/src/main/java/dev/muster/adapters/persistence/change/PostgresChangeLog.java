package dev.muster.adapters.persistence.change;

import dev.muster.adapters.persistence.connection.Database;
import dev.muster.adapters.persistence.mapping.MapperFactory;
import dev.muster.application.port.out.ChangeLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The table changes. What may be pruned is told by transactions, never by the clock of a row: those
 * that had ended when a snapshot was taken, and that snapshot was taken one retention ago.
 */
public final class PostgresChangeLog implements ChangeLog {

  private static final int BATCH = 20_000;
  private static final int MAX_BATCHES = 50;
  private static final int MAX_MARKS = 64;

  private final Database database;
  private final ChangeMapper changes;
  private final Clock clock;
  private final Duration retention;
  private final Deque<Mark> marks = new ArrayDeque<>();

  /** At a time, all transactions before the oldest had ended. */
  private record Mark(Instant time, String oldest) {}

  public PostgresChangeLog(
      Database database, MapperFactory mappers, Clock clock, Duration retention) {
    this.database = database;
    this.changes = mappers.mapper(ChangeMapper.class);
    this.clock = clock;
    this.retention = retention;
  }

  /** What the mapper factory has to know. */
  public static Class<?> mapperType() {
    return ChangeMapper.class;
  }

  @Override
  public synchronized int prune() {
    Instant now = clock.instant();
    marks.addLast(new Mark(now, database.run(changes::oldestTransaction)));
    String horizon = takeHorizon(now.minus(retention));
    if (horizon == null) {
      return 0;
    }
    int pruned = 0;
    for (int batches = 0; batches < MAX_BATCHES; batches++) {
      int removed = database.run(() -> changes.prune(horizon, BATCH));
      pruned += removed;
      if (removed < BATCH) {
        break;
      }
    }
    return pruned;
  }

  /** The newest mark that is old enough; older ones, and the oldest of too many, are dropped. */
  private @Nullable String takeHorizon(Instant limit) {
    String horizon = null;
    while (!marks.isEmpty() && !marks.getFirst().time().isAfter(limit)) {
      horizon = marks.removeFirst().oldest();
    }
    while (marks.size() > MAX_MARKS) {
      marks.removeFirst();
    }
    return horizon;
  }
}
