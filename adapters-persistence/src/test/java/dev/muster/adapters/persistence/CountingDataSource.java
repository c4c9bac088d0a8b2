package dev.muster.adapters.persistence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Remembers every statement that is executed. */
public final class CountingDataSource extends DelegatingDataSource {

  private final List<String> executed = new CopyOnWriteArrayList<>();

  public CountingDataSource(DataSource target) {
    super(target);
  }

  /** The statements since the last call. */
  public List<String> takeExecuted() {
    List<String> taken = List.copyOf(executed);
    executed.clear();
    return taken;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    return proxy(
        Connection.class,
        connection,
        (method, result, arguments) ->
            result instanceof PreparedStatement statement
                ? countExecutions(statement, String.valueOf(arguments[0]))
                : result);
  }

  private PreparedStatement countExecutions(PreparedStatement statement, String sql) {
    return proxy(
        PreparedStatement.class,
        statement,
        (method, result, arguments) -> {
          if (method.startsWith("execute")) {
            executed.add(sql);
          }
          return result;
        });
  }

  private interface Observer {
    Object observe(String method, Object result, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, T target, Observer observer) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                Object result = method.invoke(target, arguments);
                return observer.observe(method.getName(), result, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
    return type.cast(proxy);
  }
}
