package dev.muster.adapters.web.http;

import dev.muster.adapters.web.json.JsonWriter;
import dev.muster.application.port.profile.SlowCall;
import dev.muster.application.port.profile.StatementProfile;
import dev.muster.application.port.profile.StatementProfiles;
import dev.muster.domain.error.ResourceNotFound;
import dev.muster.domain.value.Value;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the statements take, for administrators: JSON, or a table if the request prefers text/plain.
 * Of one statement that took long, its plan. Times are milliseconds.
 */
public final class StatementRoutes implements Routes {

  private static final String TEXT = "text/plain";
  private static final String ROW = "%-44s %9s %7s %10s %9s %9s %9s %9s %9s %9s%n";
  private static final BigDecimal MILLISECOND = BigDecimal.valueOf(1_000_000);

  private final StatementProfiles profiles;

  public StatementRoutes(StatementProfiles profiles) {
    this.profiles = profiles;
  }

  @Override
  public void register(RoutesConfig routes) {
    Routes.read(routes, WebServer.ADMIN + "/statements", this::sendAll);
    Routes.read(routes, WebServer.ADMIN + "/statements/{name}", this::sendOne);
  }

  private void sendAll(Context context) {
    List<StatementProfile> statements = profiles.statements();
    send(context, () -> table(statements), () -> tree(statements));
  }

  private void sendOne(Context context) {
    String name = context.pathParam("name");
    StatementProfile statement =
        profiles.statements().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new ResourceNotFound("Statement", name));
    send(context, () -> SlowCallText.of(statement), () -> tree(statement));
  }

  private static void send(Context context, Supplier<String> text, Supplier<Value.Complex> tree) {
    context.header("Cache-Control", "no-store");
    String accept = context.req().getHeader("Accept");
    if (accept != null && accept.strip().startsWith(TEXT)) {
      byte[] body = text.get().getBytes(StandardCharsets.UTF_8);
      Answers.send(context, 200, TEXT + "; charset=utf-8", body);
    } else {
      Answers.send(context, 200, Answers.JSON, JsonWriter.write(tree.get()));
    }
  }

  private static Value.Complex tree(List<StatementProfile> statements) {
    return new Value.Complex(
        Map.of(
            "statements",
            new Value.Multiple(statements.stream().<Value>map(StatementRoutes::tree).toList())));
  }

  private static Value.Complex tree(StatementProfile statement) {
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
    SlowCall slow = statement.slow();
    if (slow != null) {
      tree.put("slow", tree(slow));
    }
    return new Value.Complex(tree);
  }

  private static Value tree(SlowCall slow) {
    Map<String, Value> tree = new LinkedHashMap<>();
    tree.put("at", new Value.DateTime(slow.at()));
    tree.put("milliseconds", milliseconds(slow.duration()));
    tree.put("sql", new Value.Text(slow.sql()));
    tree.put("plan", new Value.Text(slow.plan()));
    tree.put("verdict", new Value.Text(String.join(" ", slow.verdict())));
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
            "statement",
            "calls",
            "errors",
            "rows",
            "mean ms",
            "p50",
            "p99",
            "max",
            "pool",
            "slow"));
    for (StatementProfile statement : statements) {
      SlowCall slow = statement.slow();
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
              text(statement.poolWait()),
              slow == null ? "-" : text(slow.duration())));
    }
    return table.toString();
  }

  static String text(long nanoseconds) {
    return String.format(Locale.ROOT, "%.2f", nanoseconds / 1e6);
  }
}
