package dev.muster.adapters.persistence;

import dev.muster.adapters.persistence.connection.ConnectionSettings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Remembers statements with their parameters, and asks PostgreSQL for their plans. */
public final class ExplainingDataSource extends DelegatingDataSource {

  private record Parameter(Method setter, List<@Nullable Object> arguments) {}

  private record Executed(String sql, List<Parameter> parameters) {}

  private final ConnectionSettings settings;
  private final List<Executed> executed = new ArrayList<>();

  public ExplainingDataSource(DataSource target, ConnectionSettings settings) {
    super(target);
    this.settings = settings;
  }

  /**
   * The plans of the first statement since the last call: for its parameters, and for any, as a
   * server-prepared statement gets it after a while.
   */
  public List<String> takePlans() throws SQLException, ReflectiveOperationException {
    Executed first = takeFirst();
    return List.of(explain("costs off", first), genericPlan(first.sql()));
  }

  /** What the first statement since the last call does for its parameters: it runs once more. */
  public Plan takeAnalysis() throws SQLException, ReflectiveOperationException {
    return analysis(takeFirst());
  }

  /** What each statement since the last call does for its parameters: they run once more. */
  public List<Plan> takeAnalyses() throws SQLException, ReflectiveOperationException {
    List<Plan> plans = new ArrayList<>();
    for (Executed statement : List.copyOf(executed)) {
      plans.add(analysis(statement));
    }
    executed.clear();
    return plans;
  }

  private Plan analysis(Executed statement) throws SQLException, ReflectiveOperationException {
    return new Plan(explain("analyze, buffers, costs off, timing off, summary off", statement));
  }

  /** Forgets what was executed. */
  public void forget() {
    executed.clear();
  }

  private Executed takeFirst() {
    Executed first = executed.getFirst();
    executed.clear();
    return first;
  }

  private String explain(String options, Executed statement)
      throws SQLException, ReflectiveOperationException {
    try (Connection connection = TestDatabase.connect(settings);
        PreparedStatement explain =
            connection.prepareStatement("explain (" + options + ") " + statement.sql())) {
      for (Parameter parameter : statement.parameters()) {
        parameter.setter().invoke(explain, parameter.arguments().toArray());
      }
      return lines(explain.executeQuery());
    }
  }

  private String genericPlan(String sql) {
    AtomicInteger number = new AtomicInteger();
    String numbered =
        Pattern.compile("\\?").matcher(sql).replaceAll(_ -> "\\$" + number.incrementAndGet());
    // By the simple protocol, which does not ask for the parameters.
    String url = settings.url() + (settings.url().contains("?") ? "&" : "?");
    ConnectionSettings simple =
        new ConnectionSettings(
            url + "preferQueryMode=simple", settings.user(), settings.password(), 1);
    return String.join(
        "\n", TestDatabase.query(simple, "explain (generic_plan, costs off) " + numbered));
  }

  private static String lines(ResultSet rows) throws SQLException {
    List<String> lines = new ArrayList<>();
    while (rows.next()) {
      lines.add(rows.getString(1));
    }
    return String.join("\n", lines);
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
                  ? remembering(statement, String.valueOf(arguments[0]))
                  : result;
            });
  }

  private Object remembering(PreparedStatement statement, String text) {
    List<Parameter> set = new ArrayList<>();
    return Proxy.newProxyInstance(
        PreparedStatement.class.getClassLoader(),
        new Class<?>[] {PreparedStatement.class},
        (_, method, arguments) -> {
          if (method.getName().startsWith("execute")) {
            executed.add(new Executed(text, List.copyOf(set)));
          } else if (method.getName().startsWith("set")
              && arguments.length > 1
              && arguments[0] instanceof Integer) {
            set.add(new Parameter(method, Arrays.asList(arguments)));
          }
          return invoke(statement, method, arguments);
        });
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
