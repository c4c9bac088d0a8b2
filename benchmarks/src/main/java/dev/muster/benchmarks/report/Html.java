package dev.muster.benchmarks.report;

/** What pages have in common. */
final class Html {

  /** Plots have the colours of what they show, or of a bare ceiling. */
  static final String STYLE =
      """
      :root { color-scheme: light dark; }
      body { font: 15px/1.45 system-ui, sans-serif; max-width: 62em; margin: 2em auto; padding: 0 1em; }
      figure { margin: 1.5em 0; } figcaption { font-weight: 600; }
      svg { width: 100%; } svg text { font-size: 12px; fill: currentColor; }
      .muster { fill: #3b6fb5; } .bare { fill: #b9b9b9; } .jdbc { fill: #8a9a5b; }
      .database { fill: #c58b4a; } .small { fill: #7a9e5a; } .range { stroke: currentColor; stroke-width: 1.5; }
      .goal { stroke: #c0392b; stroke-width: 2; stroke-dasharray: 3 2; }
      pre { overflow-x: auto; font-size: 12px; } .failed { color: #c0392b; font-weight: 600; }
      """;

  private Html() {}

  /** Text in HTML. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
