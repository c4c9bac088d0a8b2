package dev.muster.adapters.persistence.change;

import dev.muster.adapters.persistence.connection.Database;
import dev.muster.adapters.persistence.mapping.MapperFactory;
import dev.muster.application.port.out.ChangeLog;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
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
  private final LongSupplier nanoTime;
  private final long retention;
  private final Deque<Mark> marks = new ArrayDeque<>();

  /** At a time, all transactions before the oldest had ended. */
  private record Mark(long time, String oldest) {}

  /**
   * @param nanoTime a clock that never jumps, in nanoseconds
   */
  public PostgresChangeLog(
      Database database, MapperFactory mappers, LongSupplier nanoTime, Duration retention) {
    this.database = database;
    this.changes = mappers.mapper(ChangeMapper.class);
    this.nanoTime = nanoTime;
    this.retention = retention.toNanos();
  }

  /** What the mapper factory has to know. */
  public static Class<?> mapperType() {
    return ChangeMapper.class;
  }

  @Override
  public synchronized int prune() {
    long now = nanoTime.getAsLong();
    marks.addLast(new Mark(now, database.run(changes::oldestTransaction)));
    String horizon = takeHorizon(now);
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
  private @Nullable String takeHorizon(long now) {
    String horizon = null;
    while (!marks.isEmpty() && now - marks.getFirst().time() >= retention) {
      horizon = marks.removeFirst().oldest();
    }
    while (marks.size() > MAX_MARKS) {
      marks.removeFirst();
    }
    return horizon;
  }
}
