package dev.muster.bootstrap.bulk;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Counts the statements and the ends of transactions that go through a data source. */
final class RoundTrips {

  private final AtomicInteger count = new AtomicInteger();

  /** The number since the last call. */
  int take() {
    return count.getAndSet(0);
  }

  DataSource counted(DataSource source) {
    return counted(DataSource.class, source);
  }

  private <T> T counted(Class<T> type, T target) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (method.getName().startsWith("execute")
                  || method.getName().equals("commit")
                  || method.getName().equals("rollback")) {
                count.incrementAndGet();
              }
              try {
                return switch (method.invoke(target, arguments)) {
                  case Connection connection -> counted(Connection.class, connection);
                  case PreparedStatement statement -> counted(PreparedStatement.class, statement);
                  case null -> null;
                  case Object other -> other;
                };
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
    return type.cast(proxy);
  }
}
