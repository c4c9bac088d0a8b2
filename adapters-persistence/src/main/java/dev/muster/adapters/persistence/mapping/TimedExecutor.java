package dev.muster.adapters.persistence.mapping;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.ibatis.executor.SimpleExecutor;
import org.apache.ibatis.logging.Log;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements and tells the statistics what they took; an interceptor would cost reflection.
 */
final class TimedExecutor extends SimpleExecutor {

  private static final long FAILED = -1;

  private final StatementStatistics statistics;
  private long waited;

  TimedExecutor(
      Configuration configuration, Transaction transaction, StatementStatistics statistics) {
    super(configuration, transaction);
    this.statistics = statistics;
  }

  @Override
  public int doUpdate(MappedStatement statement, @Nullable Object parameter) throws SQLException {
    long start = System.nanoTime();
    waited = 0;
    long rows = FAILED;
    try {
      int updated = super.doUpdate(statement, parameter);
      rows = Math.max(0, updated);
      return updated;
    } finally {
      tell(statement, parameter, null, start, rows);
    }
  }

  @Override
  @SuppressWarnings("rawtypes") // As MyBatis declares it.
  public <E> List<E> doQuery(
      MappedStatement statement,
      @Nullable Object parameter,
      RowBounds bounds,
      @Nullable ResultHandler handler,
      BoundSql sql)
      throws SQLException {
    long start = System.nanoTime();
    waited = 0;
    long rows = FAILED;
    try {
      List<E> found = super.doQuery(statement, parameter, bounds, handler, sql);
      rows = found.size();
      return found;
    } finally {
      tell(statement, parameter, sql, start, rows);
    }
  }

  /**
   * @param sql null: as the parameter has it
   */
  private void tell(
      MappedStatement statement,
      @Nullable Object parameter,
      @Nullable BoundSql sql,
      long start,
      long rows) {
    long duration = System.nanoTime() - start - waited;
    statistics.add(statement.getId(), duration, waited, rows);
    SlowStatements slow = statistics.slow();
    if (slow.isSlow(duration)) {
      slow.add(
          statement.getId(),
          () ->
              new BoundStatement(
                  statement, parameter, sql == null ? statement.getBoundSql(parameter) : sql),
          duration);
    }
  }

  @Override
  protected Connection getConnection(Log log) throws SQLException {
    long start = System.nanoTime();
    try {
      return super.getConnection(log);
    } finally {
      waited = System.nanoTime() - start;
    }
  }
}
