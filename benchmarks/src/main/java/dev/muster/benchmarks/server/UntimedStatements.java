package dev.muster.benchmarks.server;

import dev.muster.adapters.persistence.mapping.StatementConfiguration;
import dev.muster.adapters.persistence.mapping.StatementStatistics;
import javax.sql.DataSource;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.executor.SimpleExecutor;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.transaction.Transaction;

/** Runs statements as MyBatis does by itself; nobody is told what they take. */
final class UntimedStatements extends StatementConfiguration {

  UntimedStatements(DataSource dataSource) {
    super(dataSource, new StatementStatistics());
  }

  @Override
  public Executor newExecutor(Transaction transaction, ExecutorType type) {
    return new SimpleExecutor(this, transaction);
  }
}
