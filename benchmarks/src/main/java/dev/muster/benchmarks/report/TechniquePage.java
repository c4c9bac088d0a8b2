package dev.muster.benchmarks.report;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** What the techniques bought, as one page with plots that needs nothing else. */
public final class TechniquePage {

  private static final String TITLE = "What each technique buys";

  private final TechniqueReport report;

  private TechniquePage(TechniqueReport report) {
    this.report = report;
  }

  /** The page. */
  public static String of(TechniqueReport report) {
    return new TechniquePage(report).page();
  }

  private String page() {
    StringBuilder html = new StringBuilder();
    html.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
        .append(TITLE)
        .append("</title><style>")
        .append(Html.STYLE)
        .append("</style></head><body><h1>")
        .append(TITLE)
        .append("</h1>\n<p>")
        .append(Html.escape(report.started() + ", " + report.machine().system()))
        .append("</p>\n");
    if (!report.results().isEmpty()) {
      html.append(ratios().svg());
      html.append("<p>Lines across bars show the 95 % interval of the median here, ")
          .append("and the least and the most of the rounds below; ")
          .append("at the dashed line the technique makes no difference. ")
          .append("The scale is logarithmic.</p>\n");
    }
    for (TechniqueReport.Result result : report.results()) {
      html.append("<h2>").append(Html.escape(result.technique().key())).append("</h2>\n");
      html.append(rates(result).svg());
    }
    html.append("<h2>All figures</h2>\n<pre>").append(Html.escape(table())).append("</pre>\n");
    return html.append("</body></html>\n").toString();
  }

  private RatioChart ratios() {
    return new RatioChart(
        "Work done in a second with the technique, as a multiple of that without it",
        report.results().stream()
            .map(result -> new RatioChart.Bar(result.technique().key(), result.ratio()))
            .toList());
  }

  private static BarChart rates(TechniqueReport.Result result) {
    return new BarChart(
        result.technique().work() + ", " + result.technique().place().title(),
        " /s",
        "%.1f",
        List.of(
            new BarChart.Bar("with", "muster", result.with().rate(), 0),
            new BarChart.Bar("without", "bare", result.without().rate(), 0)));
  }

  private String table() {
    StringWriter text = new StringWriter();
    new TechniqueTable(report).print(new PrintWriter(text));
    return text.toString();
  }
}
