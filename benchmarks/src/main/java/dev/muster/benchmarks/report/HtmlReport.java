package dev.muster.benchmarks.report;

import dev.muster.benchmarks.figure.Figure;
import dev.muster.benchmarks.figure.Figure.Ceiling;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** A run as one page with plots that needs nothing else. */
public final class HtmlReport {

  private final Report report;

  private HtmlReport(Report report) {
    this.report = report;
  }

  /** The page. */
  public static String of(Report report) {
    return new HtmlReport(report).page();
  }

  private String page() {
    StringBuilder html = new StringBuilder();
    html.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<title>Muster against its ceilings</title><style>")
        .append(Html.STYLE)
        .append("</style></head><body><h1>Muster against its ceilings</h1>\n<p>")
        .append(Html.escape(report.started() + ", " + report.machine().system()))
        .append("</p>\n");
    if (!report.errors().isEmpty()) {
      html.append("<p class=\"failed\">Requests went wrong; these figures count for nothing.</p>");
    }
    html.append(goals().svg());
    html.append("<p>Lines across bars reach from the least to the most of the rounds; ")
        .append("the dashed line is the goal.</p>\n");
    for (Figure figure : Figure.values()) {
      List<FigureResult> results =
          report.results().stream().filter(result -> result.figure() == figure).toList();
      if (!results.isEmpty()) {
        html.append("<h2>").append(Html.escape(figure.title())).append("</h2>\n");
        html.append(throughput(results).svg());
        html.append(latency("Latency, median", results, Measured.Latency::p50).svg());
        html.append(latency("Latency, p99", results, Measured.Latency::p99).svg());
        html.append(latency("Latency, p99.9", results, Measured.Latency::p999).svg());
      }
    }
    html.append("<h2>All figures</h2>\n<pre>").append(Html.escape(table())).append("</pre>\n");
    return html.append("</body></html>\n").toString();
  }

  private BarChart goals() {
    List<BarChart.Bar> bars = new ArrayList<>();
    for (FigureResult result : report.results()) {
      Ceiling ceiling = result.figure().goal().map(Figure.Goal::ceiling).orElse(Ceiling.JDBC);
      double goal = result.figure().goal().map(Figure.Goal::ratio).orElse(0.0);
      result
          .ratio(ceiling)
          .ifPresent(
              ratio ->
                  bars.add(
                      new BarChart.Bar(
                          label(result, result.figure().key() + " of " + ceiling.key()),
                          "muster",
                          ratio,
                          goal)));
    }
    return new BarChart("Throughput as a part of the ceiling's", "", "%.2f", bars);
  }

  private static String label(FigureResult result, String name) {
    return String.format(Locale.ROOT, "%s, %,d", name, result.size());
  }

  private static BarChart throughput(List<FigureResult> results) {
    List<BarChart.Bar> bars = new ArrayList<>();
    for (FigureResult result : results) {
      bars.add(
          new BarChart.Bar(label(result, "muster"), "muster", result.muster().throughput(), 0));
      for (Map.Entry<Ceiling, Measured> ceiling : result.ceilings().entrySet()) {
        String key = ceiling.getKey().key();
        bars.add(new BarChart.Bar(label(result, key), key, ceiling.getValue().throughput(), 0));
      }
    }
    return new BarChart("Requests a second at saturation", " /s", "%.0f", bars);
  }

  private static BarChart latency(
      String title, List<FigureResult> results, ToDoubleFunction<Measured.Latency> percentile) {
    List<BarChart.Bar> bars = new ArrayList<>();
    for (FigureResult result : results) {
      add(bars, label(result, "muster"), "muster", result.muster(), percentile);
      result
          .ceilings()
          .forEach(
              (ceiling, measured) ->
                  add(bars, label(result, ceiling.key()), ceiling.key(), measured, percentile));
    }
    return new BarChart(title + ", at a part of the own peak", " ms", "%.2f", bars);
  }

  private static void add(
      List<BarChart.Bar> bars,
      String label,
      String kind,
      Measured measured,
      ToDoubleFunction<Measured.Latency> percentile) {
    if (measured.latency() != null) {
      double milliseconds = percentile.applyAsDouble(measured.latency()) / 1e3;
      bars.add(
          new BarChart.Bar(label, kind, new Spread(milliseconds, milliseconds, milliseconds), 0));
    }
  }

  private String table() {
    StringWriter text = new StringWriter();
    new TerminalReport(report).print(new PrintWriter(text));
    return text.toString();
  }
}
