package dev.muster.adapters.web.http;

import dev.muster.adapters.web.json.JsonWriter;
import dev.muster.application.port.profile.StatementProfile;
import dev.muster.application.port.profile.StatementProfiles;
import dev.muster.domain.value.Value;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the statements take, for administrators: JSON, or a table if the request prefers text/plain.
 * Times are milliseconds.
 */
public final class StatementRoutes implements Routes {

  private static final String TEXT = "text/plain";
  private static final String ROW = "%-44s %9s %7s %10s %9s %9s %9s %9s %9s%n";
  private static final BigDecimal MILLISECOND = BigDecimal.valueOf(1_000_000);

  private final StatementProfiles profiles;

  public StatementRoutes(StatementProfiles profiles) {
    this.profiles = profiles;
  }

  @Override
  public void register(RoutesConfig routes) {
    Routes.read(routes, WebServer.ADMIN + "/statements", this::send);
  }

  private void send(Context context) {
    context.header("Cache-Control", "no-store");
    String accept = context.req().getHeader("Accept");
    if (accept != null && accept.strip().startsWith(TEXT)) {
      byte[] table = table(profiles.statements()).getBytes(StandardCharsets.UTF_8);
      Answers.send(context, 200, TEXT + "; charset=utf-8", table);
    } else {
      Answers.send(context, 200, Answers.JSON, JsonWriter.write(tree(profiles.statements())));
    }
  }

  private static Value.Complex tree(List<StatementProfile> statements) {
    return new Value.Complex(
        Map.of(
            "statements",
            new Value.Multiple(statements.stream().map(StatementRoutes::tree).toList())));
  }

  private static Value tree(StatementProfile statement) {
    Map<String, Value> tree = new LinkedHashMap<>();
    tree.put("name", new Value.Text(statement.name()));
    tree.put("calls", new Value.WholeNumber(statement.calls()));
    tree.put("errors", new Value.WholeNumber(statement.errors()));
    tree.put("rows", new Value.WholeNumber(statement.rows()));
    tree.put("mean", milliseconds(statement.mean()));
    tree.put("median", milliseconds(statement.median()));
    tree.put("p99", milliseconds(statement.p99()));
    tree.put("max", milliseconds(statement.max()));
    tree.put("poolWait", milliseconds(statement.poolWait()));
    return new Value.Complex(tree);
  }

  private static Value milliseconds(long nanoseconds) {
    return new Value.DecimalNumber(
        BigDecimal.valueOf(nanoseconds / 1_000 * 1_000).divide(MILLISECOND));
  }

  private static String table(List<StatementProfile> statements) {
    StringBuilder table = new StringBuilder();
    table.append(
        ROW.formatted(
            "statement", "calls", "errors", "rows", "mean ms", "p50", "p99", "max", "pool"));
    for (StatementProfile statement : statements) {
      table.append(
          ROW.formatted(
              statement.name(),
              statement.calls(),
              statement.errors(),
              statement.rows(),
              text(statement.mean()),
              text(statement.median()),
              text(statement.p99()),
              text(statement.max()),
              text(statement.poolWait())));
    }
    return table.toString();
  }

  private static String text(long nanoseconds) {
    return String.format(Locale.ROOT, "%.2f", nanoseconds / 1e6);
  }
}
