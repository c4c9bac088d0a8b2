package dev.muster.adapters.persistence;

import dev.muster.adapters.persistence.connection.ConnectionSettings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts the pages that statements touch while they are executed, as PostgreSQL itself reports it
 * ({@code auto_explain}, which explains the very plans that run), checks of foreign keys too.
 */
public final class BufferCountingDataSource extends DelegatingDataSource {

  /**
   * A statement that was executed.
   *
   * @param buffers pages, each as often as it was looked at
   */
  public record Counted(String sql, int buffers, String plan) {}

  private static final Pattern BUFFERS =
      Pattern.compile("Buffers: shared(?: hit=([0-9]+))?(?: read=([0-9]+))?.*");
  private static final Pattern WRITE = Pattern.compile("->  (?:Insert|Update|Delete) on .*");

  private final List<Counted> executed = new ArrayList<>();

  public BufferCountingDataSource(DataSource target) {
    super(target);
  }

  /** Lets every connection to the database that is opened from now on report its plans. */
  public static void enable(ConnectionSettings settings) {
    String database = TestDatabase.query(settings, "select current_database()").getFirst();
    for (String setting :
        List.of(
            "session_preload_libraries = 'auto_explain'",
            "auto_explain.log_min_duration = 0",
            "auto_explain.log_analyze = on",
            "auto_explain.log_buffers = on",
            "auto_explain.log_timing = off",
            "auto_explain.log_nested_statements = on",
            "client_min_messages = 'log'")) {
      TestDatabase.run(settings, "alter database " + database + " set " + setting);
    }
  }

  /** The statements since the last call. */
  public List<Counted> takeExecuted() {
    List<Counted> taken = List.copyOf(executed);
    executed.clear();
    return taken;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              Object result = invoke(connection, method, arguments);
              return result instanceof PreparedStatement statement
                  ? counting(statement, String.valueOf(arguments[0]))
                  : result;
            });
  }

  private Object counting(PreparedStatement statement, String sql) {
    return Proxy.newProxyInstance(
        PreparedStatement.class.getClassLoader(),
        new Class<?>[] {PreparedStatement.class},
        (_, method, arguments) -> {
          Object result = invoke(statement, method, arguments);
          if (method.getName().startsWith("execute")) {
            executed.add(counted(sql, statement.getWarnings()));
          }
          return result;
        });
  }

  private static Counted counted(String sql, @Nullable SQLWarning first) {
    int buffers = 0;
    StringBuilder plans = new StringBuilder();
    for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
      String message = String.valueOf(warning.getMessage());
      if (message.contains("plan:")) {
        buffers += buffers(message);
        plans.append(message).append('\n');
      }
    }
    return new Counted(sql, buffers, plans.toString());
  }

  /** Those of the outermost node, which has all below it, and of writes that nobody waits for. */
  private static int buffers(String plan) {
    int total = 0;
    boolean isOutermost = true;
    boolean isNamed = false;
    boolean isWrite = false;
    for (String line : plan.lines().map(String::strip).toList()) {
      Matcher buffers = BUFFERS.matcher(line);
      if (buffers.matches()) {
        total += isOutermost || isWrite ? number(buffers.group(1)) + number(buffers.group(2)) : 0;
        isOutermost = false;
        isWrite = false;
      } else if (line.startsWith("->")) {
        isWrite = isNamed && WRITE.matcher(line).matches();
        isNamed = false;
      } else if (line.startsWith("CTE ")) {
        isNamed = true;
      }
    }
    return total;
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
