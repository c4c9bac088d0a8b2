package dev.muster.bootstrap.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard asks for nothing that a server does not tell. */
@ExtendWith(SharedMuster.class)
final class DashboardIT {

  private static final Path DASHBOARD = Path.of("src", "main", "grafana", "muster.json");

  /** Prometheus adds these itself. */
  private static final Set<String> OF_PROMETHEUS = Set.of("instance", "job");

  private static final Pattern METRIC =
      Pattern.compile("\\b((?:muster|jvm|process|system)_\\w+)(?:\\{([^}]*)\\})?");
  private static final Pattern MATCHED = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");
  private static final Pattern GROUPED = Pattern.compile("\\bby \\(([^)]*)\\)");
  private static final Pattern SHOWN = Pattern.compile("\\{\\{(\\w+)\\}\\}");
  private static final Pattern SAMPLE = Pattern.compile("(?m)^(\\w+)(?:\\{(.*)\\})? \\S+$");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

  private final RunningMuster muster;
  private final ScimHttp scim;

  DashboardIT(RunningMuster muster) {
    this.muster = muster;
    this.scim = muster.newClient();
  }

  /** The names of all metrics with their labels, of a server that has done something. */
  private Map<String, Set<String>> metrics() throws InterruptedException {
    String user = "{\"userName\":\"user" + System.nanoTime() + "\"}";
    assertEquals(201, scim.post("/Users", user).statusCode());
    System.gc();
    String told = "";
    // Of collections the JVM tells when it has time.
    for (int i = 0; i < 500 && !told.contains("jvm_gc_pause_seconds_sum"); i++) {
      Thread.sleep(10);
      told = scim.get(muster.rootUrl() + "/metrics").body();
    }
    Map<String, Set<String>> metrics = new TreeMap<>();
    Matcher sample = SAMPLE.matcher(told);
    while (sample.find()) {
      Set<String> labels = metrics.computeIfAbsent(sample.group(1), first -> new TreeSet<>());
      labels.addAll(all(LABEL, sample.group(2) == null ? "" : sample.group(2)));
    }
    return metrics;
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).toList();
  }

  /** What a query asks for that there is not. */
  private static List<String> missing(
      String query, String legend, Map<String, Set<String>> metrics) {
    List<String> missing = new ArrayList<>();
    Set<String> known = new TreeSet<>(OF_PROMETHEUS);
    Matcher metric = METRIC.matcher(query);
    while (metric.find()) {
      Set<String> labels = metrics.get(metric.group(1));
      if (labels == null) {
        missing.add(metric.group(1));
      } else {
        known.addAll(labels);
        all(MATCHED, metric.group(2) == null ? "" : metric.group(2)).stream()
            .filter(label -> !labels.contains(label) && !OF_PROMETHEUS.contains(label))
            .forEach(missing::add);
      }
    }
    all(GROUPED, query).stream()
        .flatMap(labels -> List.of(labels.split(",\\s*")).stream())
        .filter(label -> !known.contains(label))
        .forEach(missing::add);
    all(SHOWN, legend).stream().filter(label -> !known.contains(label)).forEach(missing::add);
    return missing;
  }

  @Test
  void queries_nameMetricsAndLabelsThatThereAre() throws Exception {
    Map<String, Set<String>> metrics = metrics();
    JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
    int queries = 0;
    for (JsonNode panel : dashboard.path("panels")) {
      for (JsonNode target : panel.path("targets")) {
        String query = target.path("expr").asText();
        assertTrue(METRIC.matcher(query).find(), query);
        assertEquals(
            List.of(), missing(query, target.path("legendFormat").asText(), metrics), query);
        queries++;
      }
    }
    assertTrue(queries > 20, () -> "too few queries were found in " + DASHBOARD);
    for (JsonNode variable : dashboard.path("templating").path("list")) {
      String query = variable.path("definition").asText();
      assertEquals(List.of(), missing(query, "", metrics), query);
    }
  }

  @Test
  void metrics_ofMuster_areAllShown() throws Exception {
    String dashboard = new ObjectMapper().readTree(DASHBOARD.toFile()).toString();
    for (String metric : metrics().keySet()) {
      // The longest request of the last minutes is told by the percentiles too.
      if (metric.startsWith("muster_") && !metric.endsWith("_max")) {
        assertTrue(dashboard.contains(metric), metric);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate(muster_request_seconds_count[1m])",
        "muster_pool_connections{status=\"idle\"}",
        "sum by (method, path) (rate(muster_requests_seconds_count[1m]))",
        "jvm_memory_used_bytes{instance=\"x\", zone=~\"heap\"}"
      })
  void query_forSomethingElse_isFound(String query) throws Exception {
    assertFalse(missing(query, "", metrics()).isEmpty());
  }

  @Test
  void legend_ofSomethingElse_isFound() throws Exception {
    assertEquals(
        List.of("kind"), missing("muster_pool_connections", "{{state}} {{kind}}", metrics()));
  }
}
