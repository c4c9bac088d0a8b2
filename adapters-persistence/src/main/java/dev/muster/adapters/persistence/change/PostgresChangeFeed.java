package dev.muster.adapters.persistence.change;

import dev.muster.adapters.persistence.connection.PollingConnection;
import dev.muster.adapters.persistence.mapping.MapperFactory;
import dev.muster.application.port.out.ChangeBatch;
import dev.muster.application.port.out.ChangeFeed;
import dev.muster.domain.error.DirectoryUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * Follows the table changes by snapshots: each poll reads what its own snapshot sees and that of
 * the poll before did not, however long other transactions stay open, each row once. A connection
 * of its own: requests can neither hold it up nor be held up.
 */
public final class PostgresChangeFeed implements ChangeFeed {

  /** Whoever has missed more forgets everything sooner than reading it all. */
  private static final int MOST_CHANGES = 10_000;

  private final PollingConnection connection;
  private final ChangeMapper changes;
  private final long retention;
  private final LongSupplier nanoTime;
  private @Nullable PolledRow previous;
  private long asked;

  /**
   * @param retention who has not asked for so long may have missed what was pruned
   * @param nanoTime a clock that never jumps, in nanoseconds
   */
  public PostgresChangeFeed(
      PollingConnection connection, Duration retention, LongSupplier nanoTime) {
    this.connection = connection;
    this.retention = retention.toNanos();
    this.nanoTime = nanoTime;
    this.changes = new MapperFactory(connection, ChangeMapper.class).mapper(ChangeMapper.class);
  }

  @Override
  public ChangeBatch poll() {
    long now = nanoTime.getAsLong();
    PolledRow before = now - asked < retention ? previous : null;
    List<PolledRow> rows = before == null ? ask() : ask(before);
    PolledRow state = rows.stream().filter(PolledRow::isState).findFirst().orElseThrow();
    previous = state;
    asked = now;
    boolean continuous =
        before != null
            && Boolean.FALSE.equals(state.lost())
            && String.valueOf(state.incarnation()).equals(before.incarnation())
            && rows.size() <= MOST_CHANGES;
    return continuous
        ? ChangeBatch.of(
            rows.stream().filter(row -> !row.isState()).map(PolledRow::change).toList(),
            state.horizon())
        : ChangeBatch.missed(state.horizon());
  }

  private List<PolledRow> ask() {
    try {
      return changes.beginning();
    } catch (DataAccessException failure) {
      throw away(failure);
    }
  }

  private List<PolledRow> ask(PolledRow before) {
    try {
      return changes.since(String.valueOf(before.snapshot()), MOST_CHANGES);
    } catch (DataAccessException failure) {
      throw away(failure);
    }
  }

  /** The next connection may lead to another server, or a recovered one: its state will say so. */
  private DirectoryUnavailable away(DataAccessException failure) {
    connection.resetConnection();
    return new DirectoryUnavailable(
        "The changes cannot be followed.", Duration.ofSeconds(1), failure);
  }

  @Override
  public void close() {
    connection.destroy();
  }
}
