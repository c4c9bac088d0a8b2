package dev.muster.benchmarks.report;

import dev.muster.benchmarks.technique.Misses;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the techniques bought, as a table of text. */
public final class TechniqueTable {

  private static final String ROW = "%-16s %10s %10s  %-26s %19s %17s %17s%n";

  private final TechniqueReport report;

  public TechniqueTable(TechniqueReport report) {
    this.report = report;
  }

  public void print(PrintWriter out) {
    Report.Machine machine = report.machine();
    out.printf(
        Locale.ROOT,
        "%n%s, Java %s, %d processors, load %.1f before and %.1f after; %,d users, %d rounds of %.1f s%n%n",
        machine.system(),
        machine.java(),
        machine.processors(),
        machine.loadBefore(),
        machine.loadAfter(),
        report.users(),
        report.rounds(),
        report.seconds());
    if (!report.results().isEmpty()) {
      out.println(
          "Work done in a second with each technique, and without it; ratio of both, median");
      out.println("of the rounds (its 95 % interval); for one piece of work with / without it");
      out.printf(ROW, "technique", "with", "without", "ratio", "statements", "rows", "bytes");
      report.results().forEach(result -> print(out, result));
      out.println();
      report.results().forEach(result -> explain(out, result));
    }
    if (report.misses() != null) {
      out.println(missed(report.misses()));
    }
    out.flush();
  }

  private static void print(PrintWriter out, TechniqueReport.Result result) {
    TechniqueReport.Side with = result.with();
    TechniqueReport.Side without = result.without();
    Spread ratio = result.ratio();
    out.printf(
        ROW,
        result.technique().key(),
        number(with.rate().median()),
        number(without.rate().median()),
        String.format(
            Locale.ROOT,
            "%s (%s to %s)",
            number(ratio.median()),
            number(ratio.min()),
            number(ratio.max())),
        both(with.statements(), without.statements()),
        both(with.rows(), without.rows()),
        both(with.bytes(), without.bytes()));
  }

  private static String both(@Nullable Double with, @Nullable Double without) {
    return with == null || without == null ? "-" : number(with) + " / " + number(without);
  }

  /** With three digits at the least. */
  static String number(double number) {
    return String.format(
        Locale.ROOT, number >= 99.95 ? "%,.0f" : number >= 9.995 ? "%.1f" : "%.2f", number);
  }

  private static void explain(PrintWriter out, TechniqueReport.Result result) {
    out.printf(
        "%s (%s): %s%n  with:    %s%n  without: %s%n",
        result.technique().key(),
        result.technique().place().title(),
        result.technique().work(),
        result.technique().with(),
        result.technique().without());
  }

  static String missed(Misses misses) {
    return String.format(
        Locale.ROOT,
        "%nmisses: %,d concurrent misses on one key -> %,d database statement%s (%.1f s, in a heap of %d MB)",
        misses.misses(),
        misses.statements(),
        misses.statements() == 1 ? "" : "s",
        misses.seconds(),
        misses.heapBytes() >> 20);
  }
}
