package dev.muster.benchmarks.report;

import java.util.List;
import java.util.Locale;

/**
 * Bars beside each other as inline SVG, each with the range of its rounds.
 *
 * @param unit behind every number
 * @param format of the numbers, as {@link String#format} takes it
 */
record BarChart(String title, String unit, String format, List<Bar> bars) {

  private static final int LABEL = 230;
  private static final int WIDTH = 420;
  private static final int ROW = 24;

  /**
   * @param kind the class of its colour
   * @param goal where a line is drawn; 0: none
   */
  record Bar(String label, String kind, Spread value, double goal) {}

  String svg() {
    double most = 1e-9;
    for (Bar bar : bars) {
      most = Math.max(most, Math.max(bar.value().max(), bar.goal()));
    }
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<figure><figcaption>%s</figcaption><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
            Html.escape(title),
            LABEL + WIDTH + 170,
            bars.size() * ROW + 6,
            Html.escape(title)));
    for (int row = 0; row < bars.size(); row++) {
      append(svg, bars.get(row), row * ROW + 4, WIDTH / most);
    }
    return svg.append("</svg></figure>\n").toString();
  }

  private void append(StringBuilder svg, Bar bar, int top, double scale) {
    Spread value = bar.value();
    double end = LABEL + value.median() * scale;
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                + "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"16\"/>"
                + "<path class=\"range\" d=\"M%.1f %d H%.1f\"/>",
            LABEL - 8,
            top + 13,
            Html.escape(bar.label()),
            bar.kind(),
            LABEL,
            top,
            value.median() * scale,
            LABEL + value.min() * scale,
            top + 8,
            LABEL + value.max() * scale));
    if (bar.goal() > 0) {
      double goal = LABEL + bar.goal() * scale;
      svg.append(
          String.format(
              Locale.ROOT, "<path class=\"goal\" d=\"M%.1f %d V%d\"/>", goal, top - 3, top + 19));
      end = Math.max(end, goal);
    }
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%d\">%s</text>",
            Math.max(end, LABEL + value.max() * scale) + 6,
            top + 13,
            Html.escape(String.format(Locale.ROOT, format, value.median()) + unit)));
  }
}
