package dev.muster.benchmarks.report;

import dev.muster.benchmarks.figure.Figure;
import dev.muster.benchmarks.figure.Figure.Ceiling;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/** A run as tables of text. */
public final class TerminalReport {

  private final Report report;

  public TerminalReport(Report report) {
    this.report = report;
  }

  public void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%n%s, Java %s, %d processors, load %.1f before and %.1f after; seed %d, %d rounds of %.1f s%n%n",
        report.machine().system(),
        report.machine().java(),
        report.machine().processors(),
        report.machine().loadBefore(),
        report.machine().loadAfter(),
        report.seed(),
        report.rounds(),
        report.seconds());
    out.println(
        "Muster: requests a second at saturation; latency in ms at "
            + Math.round(report.load() * 100)
            + " % of that; cost of a request");
    out.printf(
        "%-26s %9s %9s %8s %8s %8s %6s %8s %8s %8s %9s%n",
        "figure", "users", "per s", "p50", "p99", "p99.9", "stmts", "cpu us", "jit us", "db us",
        "alloc B");
    report.results().forEach(result -> printMuster(out, result));
    out.println();
    out.println(
        "Ratios of throughput, median (least to most of the rounds); time against the smallest directory");
    out.printf(
        "%-26s %9s %-20s %-20s %-20s %-20s %-20s %s%n",
        "figure", "users", "of bare", "of jdbc", "of database", "of small", "time", "goal");
    report.results().forEach(result -> printRatios(out, result));
    out.println();
    if (!report.errors().isEmpty()) {
      out.println("FAILED: these figures count for nothing, because requests went wrong:");
      report.errors().forEach(error -> out.println("  " + error));
    }
    out.flush();
  }

  private static void printMuster(PrintWriter out, FigureResult result) {
    Measured muster = result.muster();
    Measured.Latency latency = muster.latency();
    Measured.Cost cost = muster.cost();
    out.printf(
        Locale.ROOT,
        "%-26s %9d %9.0f %8.2f %8.2f %8.2f %6s %8.0f %8.0f %8.0f %9.0f%n",
        result.figure().title(),
        result.size(),
        muster.throughput().median(),
        latency == null ? Double.NaN : latency.p50() / 1e3,
        latency == null ? Double.NaN : latency.p99() / 1e3,
        latency == null ? Double.NaN : latency.p999() / 1e3,
        result.statements() + "+" + result.tokenStatements(),
        cost == null ? Double.NaN : cost.cpuMicroseconds(),
        cost == null ? Double.NaN : cost.compilationMicroseconds(),
        cost == null ? Double.NaN : cost.databaseCpuMicroseconds(),
        cost == null ? Double.NaN : cost.allocatedBytes());
  }

  private void printRatios(PrintWriter out, FigureResult result) {
    FigureResult smallest = report.smallest(result);
    out.printf(
        "%-26s %9d %-20s %-20s %-20s %-20s %-20s %s%n",
        result.figure().title(),
        result.size(),
        shown(result.ratio(Ceiling.BARE)),
        shown(result.ratio(Ceiling.JDBC)),
        shown(result.ratio(Ceiling.DATABASE)),
        shown(result.ratio(Ceiling.SMALL)),
        smallest.size() == result.size() ? "-" : shown(Optional.of(result.timeAgainst(smallest))),
        goal(result));
  }

  private static String goal(FigureResult result) {
    Optional<Figure.Goal> goal = result.figure().goal();
    return goal.isEmpty()
        ? "-"
        : String.format(
            Locale.ROOT,
            "%.2f of %s: %s",
            goal.get().ratio(),
            goal.get().ceiling().key(),
            result.reachesGoal().map(reached -> reached ? "reached" : "missed").orElse("unknown"));
  }

  static String shown(Optional<Spread> ratio) {
    return ratio
        .map(
            some ->
                String.format(
                    Locale.ROOT, "%.2f (%.2f to %.2f)", some.median(), some.min(), some.max()))
        .orElse("-");
  }
}
