package dev.muster.adapters.persistence.index;

import dev.muster.adapters.persistence.search.IndexTarget;
import dev.muster.adapters.persistence.search.ResourceTable;
import dev.muster.application.port.out.IndexCatalog;
import dev.muster.domain.error.DirectoryException;
import dev.muster.domain.error.DirectoryFault;
import dev.muster.domain.error.DirectoryUnavailable;
import dev.muster.domain.index.AttributeIndex;
import dev.muster.domain.index.IndexPurpose;
import dev.muster.domain.index.IndexStatus;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.ResourceType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.postgresql.util.PSQLState;

/**
 * Indexes in PostgreSQL. They are built concurrently: writers wait for none of it, and what waits
 * itself, for transactions that began before, gives up after a while.
 */
public final class PostgresIndexCatalog implements IndexCatalog {

  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(60);
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /** Of the advisory lock that whoever builds holds, lest two take each other's for a remainder. */
  private static final long BUILDING = 0x6d75_7374_6572L;

  private final DataSource unpooled;
  private final Map<String, ResourceTable> tables;

  /**
   * @param unpooled gives connections without a limit on the time of a statement
   * @param tables by the names of their types; looked at when asked, not before
   */
  public PostgresIndexCatalog(DataSource unpooled, Map<String, ResourceTable> tables) {
    this.unpooled = unpooled;
    this.tables = Collections.unmodifiableMap(tables);
  }

  @Override
  public List<IndexStatus> list() {
    return connected(
        connection -> {
          List<IndexStatus> all = new ArrayList<>();
          for (IndexRows.Row row : IndexRows.read(connection)) {
            if (row.name().startsWith(IndexTarget.PREFIX)) {
              all.add(status(added(row).index(), row));
            } else {
              standard(row.name()).forEach(index -> all.add(status(index, row)));
            }
          }
          return all;
        });
  }

  private static IndexStatus status(AttributeIndex index, IndexRows.Row row) {
    return new IndexStatus(index, row.bytes(), row.scans(), row.valid());
  }

  private AddedIndex added(IndexRows.Row row) {
    return row.comment() == null
        ? AddedIndex.named(tables.values(), row.name())
        : AddedIndex.of(tables.values(), row.comment());
  }

  private List<AttributeIndex> standard(String name) {
    List<AttributeIndex> served = new ArrayList<>();
    for (DefaultIndexes.Service service : DefaultIndexes.ALL) {
      if (service.index().equals(name)) {
        for (ResourceTable table : tables.values()) {
          if (table.name().equals(service.table())) {
            served.add(
                new AttributeIndex(
                    table.type().name(),
                    service.path(),
                    service.operators(),
                    service.sorts(),
                    true));
          }
        }
      }
    }
    return served;
  }

  @Override
  public boolean supports(ResourceType type, AttributePath path, IndexPurpose purpose) {
    return IndexTarget.of(table(type), path, purpose).isPresent();
  }

  private ResourceTable table(ResourceType type) {
    return Objects.requireNonNull(tables.get(type.name()), "a type without a table");
  }

  @Override
  public void build(ResourceType type, AttributePath path, IndexPurpose purpose) {
    IndexTarget target =
        IndexTarget.of(table(type), path, purpose)
            .orElseThrow(() -> new IllegalArgumentException(path + " cannot be indexed"));
    String comment = AddedIndex.of(type, path, purpose).comment();
    alone(
        connection -> {
          List<IndexRows.Row> present =
              IndexRows.read(connection).stream()
                  .filter(row -> row.name().equals(target.name()))
                  .toList();
          if (present.stream().noneMatch(IndexRows.Row::valid)) {
            run(connection, "drop index concurrently if exists " + target.name());
            run(connection, target.creation());
          }
          run(
              connection,
              "comment on index " + target.name() + " is '" + comment.replace("'", "''") + "'");
          return target;
        });
  }

  @Override
  public boolean drop(String type, String path, IndexPurpose purpose) {
    return alone(
        connection -> {
          boolean dropped = false;
          for (IndexRows.Row row : IndexRows.read(connection)) {
            if (row.name().startsWith(IndexTarget.PREFIX) && added(row).isOf(type, path, purpose)) {
              run(connection, "drop index concurrently if exists " + row.name());
              dropped = true;
            }
          }
          return dropped;
        });
  }

  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private <T> T alone(Work<T> work) {
    return connected(
        connection -> {
          run(connection, "set statement_timeout = 0");
          run(connection, "set lock_timeout = " + LOCK_TIMEOUT.toMillis());
          if (!asked(connection, "select pg_try_advisory_lock(" + BUILDING + ")")) {
            throw new DirectoryUnavailable("Another index is being built or dropped.", RETRY_AFTER);
          }
          T done = work.on(connection);
          // The end of the connection does it too, but somewhat later.
          var _ = asked(connection, "select pg_advisory_unlock(" + BUILDING + ")");
          return done;
        });
  }

  private static boolean asked(Connection connection, String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      return answer.next() && answer.getBoolean(1);
    }
  }

  private <T> T connected(Work<T> work) {
    try (Connection connection = unpooled.getConnection()) {
      return work.on(connection);
    } catch (SQLException failure) {
      throw translated(failure);
    }
  }

  private static DirectoryException translated(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    if (state.equals(LOCK_NOT_AVAILABLE)) {
      return new DirectoryUnavailable(
          "Transactions under way held the index up for too long. Run the command again: it builds"
              + " anew what is left.",
          RETRY_AFTER,
          failure);
    }
    return PSQLState.isConnectionError(state) || state.startsWith("57P")
        ? new DirectoryUnavailable("The database does not answer.", RETRY_AFTER, failure)
        : new DirectoryFault("The database refused a statement (SQLSTATE " + state + ").", failure);
  }

  /**
   * @param sql constants, and names made of digests
   */
  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
