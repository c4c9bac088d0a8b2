package dev.muster.adapters.persistence.mapping;

import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.postgresql.PGStatement;

/**
 * Runs searches as unnamed statements: their text differs with every filter, so that naming them
 * would evict the statements that are worth keeping; and they are planned for the values at hand.
 */
@Intercepts(
    @Signature(
        type = StatementHandler.class,
        method = "prepare",
        args = {Connection.class, Integer.class}))
final class UnnamedSearches implements Interceptor {

  @Override
  public Object intercept(Invocation invocation)
      throws InvocationTargetException, IllegalAccessException, SQLException {
    Statement statement = (Statement) invocation.proceed();
    statement.unwrap(PGStatement.class).setPrepareThreshold(0);
    return statement;
  }
}
