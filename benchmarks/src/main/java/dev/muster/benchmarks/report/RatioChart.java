package dev.muster.benchmarks.report;

import java.util.List;
import java.util.Locale;

/** Ratios from a line at 1, on a logarithmic scale, as inline SVG. */
record RatioChart(String title, List<Bar> bars) {

  private static final int LABEL = 160;
  private static final int WIDTH = 480;
  private static final int ROW = 24;

  /** Ratios this far from 1 fit at the least, so that noise does not look large. */
  private static final double LEAST = 2;

  record Bar(String label, Spread ratio) {}

  String svg() {
    double least = 1 / LEAST;
    double most = LEAST;
    for (Bar bar : bars) {
      least = Math.min(least, bar.ratio().min());
      most = Math.max(most, bar.ratio().max());
    }
    double scale = WIDTH / Math.log(most / least);
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<figure><figcaption>%s</figcaption><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
            Html.escape(title),
            LABEL + WIDTH + 100,
            bars.size() * ROW + 6,
            Html.escape(title)));
    for (int row = 0; row < bars.size(); row++) {
      append(svg, bars.get(row), row * ROW + 4, least, scale);
    }
    double one = LABEL - Math.log(least) * scale;
    svg.append(
        String.format(
            Locale.ROOT, "<path class=\"goal\" d=\"M%.1f 0 V%d\"/>", one, bars.size() * ROW + 6));
    return svg.append("</svg></figure>\n").toString();
  }

  private static void append(StringBuilder svg, Bar bar, int top, double least, double scale) {
    Spread ratio = bar.ratio();
    double one = LABEL - Math.log(least) * scale;
    double end = LABEL + Math.log(ratio.median() / least) * scale;
    double most = LABEL + Math.log(ratio.max() / least) * scale;
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                + "<rect class=\"muster\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"16\"/>"
                + "<path class=\"range\" d=\"M%.1f %d H%.1f\"/>"
                + "<text x=\"%.1f\" y=\"%d\">%s</text>",
            LABEL - 8,
            top + 13,
            Html.escape(bar.label()),
            Math.min(one, end),
            top,
            Math.abs(end - one),
            LABEL + Math.log(ratio.min() / least) * scale,
            top + 8,
            most,
            Math.max(one, most) + 6,
            top + 13,
            TechniqueTable.number(ratio.median())));
  }
}
