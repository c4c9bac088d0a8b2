package dev.muster.benchmarks.report;

import java.util.List;

/** What the rounds of a measurement gave: the middle, and how far they lay apart. */
public record Spread(double median, double min, double max) {

  /**
   * Of at least one number.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Spread of(List<Double> numbers) {
    if (numbers.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    List<Double> sorted = numbers.stream().sorted().toList();
    int half = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    return new Spread(median, sorted.getFirst(), sorted.getLast());
  }
}
