package dev.muster.benchmarks.report;

import dev.muster.benchmarks.technique.Misses;
import dev.muster.benchmarks.technique.Technique;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the techniques bought.
 *
 * @param seconds of each turn
 * @param misses null: not measured
 */
public record TechniqueReport(
    Instant started,
    Report.Machine machine,
    int users,
    int rounds,
    double seconds,
    List<Result> results,
    @Nullable Misses misses) {

  public TechniqueReport {
    results = List.copyOf(results);
  }

  /**
   * One technique.
   *
   * @param ratio of what is done in a second with it to what is done without, of each round
   */
  public record Result(Technique technique, Side with, Side without, Spread ratio) {}

  /**
   * One of the two ways.
   *
   * @param rate pieces of work in a second
   * @param statements for a piece; null: not counted
   * @param rows read or written for a piece; null: not counted
   * @param bytes of documents or values that came through the port; null: not counted
   */
  public record Side(
      Spread rate, @Nullable Double statements, @Nullable Double rows, @Nullable Double bytes) {}
}
