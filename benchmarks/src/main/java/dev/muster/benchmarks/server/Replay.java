package dev.muster.benchmarks.server;

import dev.muster.benchmarks.figure.Identity;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * The statements of a request by plain JDBC: one connection from the pool, each statement by
 * itself, the texts of the rows put behind each other.
 */
final class Replay {

  private final DataSource pool;
  private final List<Binder> binders;
  private final AtomicReferenceArray<@Nullable TextColumns> columns;

  Replay(DataSource pool, List<Binder> binders) {
    this.pool = pool;
    this.binders = binders;
    this.columns = new AtomicReferenceArray<>(binders.size());
  }

  /**
   * Runs all of them.
   *
   * @param body where the texts go
   * @throws SQLException also if one has no effect
   */
  void run(Identity identity, ByteArrayOutputStream body) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      long version = 0;
      for (int place = 0; place < binders.size(); place++) {
        Binder binder = binders.get(place);
        RecordedStatement recorded = binder.statement();
        try (PreparedStatement statement = connection.prepareStatement(recorded.sql())) {
          if (!recorded.named()) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
          }
          binder.bind(statement, identity, version);
          try (ResultSet rows = statement.executeQuery()) {
            version = read(place, rows, body);
          }
        }
      }
    }
  }

  /** Threads may find out at the same time, and find the same. */
  private long read(int place, ResultSet rows, ByteArrayOutputStream body) throws SQLException {
    TextColumns known = columns.get(place);
    if (known == null) {
      known = TextColumns.of(rows.getMetaData());
      columns.set(place, known);
    }
    return known.read(rows, body);
  }
}
