package dev.muster.benchmarks.server;

import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * Remembers the prepared statements that requests execute, with their values. Requests run on
 * virtual threads; what others execute is housekeeping.
 */
final class Recorder {

  private final List<RecordedStatement> statements = new ArrayList<>();

  /** Forgets what it remembers. */
  synchronized void clear() {
    statements.clear();
  }

  /** What was executed since it was cleared. */
  synchronized List<RecordedStatement> recorded() {
    return List.copyOf(statements);
  }

  private synchronized void add(RecordedStatement statement) {
    if (Thread.currentThread().isVirtual()) {
      statements.add(statement);
    }
  }

  Connection recorded(Connection connection) {
    return proxy(Connection.class, new OfConnection(connection));
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object call(
      Object target, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getTargetException();
    }
  }

  private final class OfConnection implements InvocationHandler {

    private final Connection connection;
    private final Map<Array, RecordedStatement.Elements> arrays = new WeakHashMap<>();

    OfConnection(Connection connection) {
      this.connection = connection;
    }

    @Override
    public @Nullable Object invoke(
        Object self, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
      Object result = call(connection, method, arguments);
      if (result instanceof PreparedStatement statement
          && arguments != null
          && arguments[0] instanceof String sql) {
        return proxy(PreparedStatement.class, new OfStatement(statement, (Connection) self, sql));
      }
      if (result instanceof Array array
          && arguments != null
          && arguments[0] instanceof String type
          && arguments[1] instanceof @Nullable Object[] elements) {
        ArrayList<@Nullable Serializable> values = new ArrayList<>();
        Arrays.stream(elements).forEach(element -> values.add((Serializable) element));
        arrays.put(array, new RecordedStatement.Elements(type, values));
      }
      return result;
    }

    private final class OfStatement implements InvocationHandler {

      private final PreparedStatement statement;
      private final Connection owner;
      private final String sql;
      private final Map<Integer, RecordedStatement.Parameter> values = new TreeMap<>();

      OfStatement(PreparedStatement statement, Connection owner, String sql) {
        this.statement = statement;
        this.owner = owner;
        this.sql = sql;
      }

      @Override
      public @Nullable Object invoke(
          Object self, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        String name = method.getName();
        if (name.equals("getConnection")) {
          return owner;
        }
        if (name.startsWith("execute")) {
          add(recording());
        } else if (name.startsWith("set")
            && arguments != null
            && arguments.length >= 2
            && arguments[0] instanceof Integer index) {
          values.put(index, parameter(name, arguments));
        }
        return call(statement, method, arguments);
      }

      private RecordedStatement.Parameter parameter(String setter, @Nullable Object[] arguments) {
        Object value = arguments[1];
        if (setter.equals("setNull")) {
          return new RecordedStatement.Parameter(
              null, value instanceof Integer type ? type : Types.NULL);
        }
        Serializable kept = value instanceof Array array ? arrays.get(array) : (Serializable) value;
        return new RecordedStatement.Parameter(kept, Types.NULL);
      }

      private RecordedStatement recording() throws SQLException {
        boolean named = statement.unwrap(PGStatement.class).getPrepareThreshold() > 0;
        return new RecordedStatement(sql, new ArrayList<>(values.values()), named);
      }
    }
  }
}
