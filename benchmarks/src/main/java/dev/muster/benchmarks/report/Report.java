package dev.muster.benchmarks.report;

import java.time.Instant;
import java.util.List;

/**
 * A whole run.
 *
 * @param seconds of each phase
 * @param load the part of the peak at which latency is measured
 * @param errors all that went wrong; empty if the figures count
 */
public record Report(
    Instant started,
    Machine machine,
    long seed,
    double seconds,
    int rounds,
    int connections,
    double load,
    List<FigureResult> results,
    List<String> errors) {

  /** Where it ran; figures of different machines cannot be compared, ratios hardly. */
  public record Machine(
      String system, String java, int processors, double loadBefore, double loadAfter) {}

  /** The same figure in the smallest directory of the run. */
  public FigureResult smallest(FigureResult result) {
    FigureResult smallest = result;
    for (FigureResult other : results) {
      if (other.figure() == result.figure() && other.size() < smallest.size()) {
        smallest = other;
      }
    }
    return smallest;
  }
}
