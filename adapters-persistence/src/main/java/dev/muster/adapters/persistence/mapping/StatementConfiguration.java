package dev.muster.adapters.persistence.mapping;

import dev.muster.adapters.persistence.text.VariableText;
import javax.sql.DataSource;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.transaction.Transaction;
import org.jspecify.annotations.Nullable;
import org.mybatis.spring.transaction.SpringManagedTransactionFactory;

/**
 * Takes the time of all statements, and intercepts only those that are not kept prepared: an
 * interceptor of MyBatis stands between all statements.
 */
public class StatementConfiguration extends Configuration {

  private final UnnamedSearches unnamed = new UnnamedSearches();

  private final StatementStatistics statistics;

  /**
   * @param statistics told of every statement
   */
  public StatementConfiguration(DataSource dataSource, StatementStatistics statistics) {
    super(new Environment("muster", new SpringManagedTransactionFactory(), dataSource));
    this.statistics = statistics;
  }

  @Override
  public Executor newExecutor(Transaction transaction, ExecutorType type) {
    return new TimedExecutor(this, transaction, statistics);
  }

  @Override
  @SuppressWarnings("rawtypes") // As MyBatis declares it.
  public StatementHandler newStatementHandler(
      Executor executor,
      MappedStatement statement,
      @Nullable Object parameter,
      RowBounds bounds,
      @Nullable ResultHandler handler,
      @Nullable BoundSql sql) {
    StatementHandler plain =
        super.newStatementHandler(executor, statement, parameter, bounds, handler, sql);
    return isUnnamed(parameter) ? (StatementHandler) unnamed.plugin(plain) : plain;
  }

  private static boolean isUnnamed(@Nullable Object parameter) {
    return parameter instanceof VariableText text && text.shape() == null;
  }
}
