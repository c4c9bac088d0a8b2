package dev.muster.benchmarks.report;

import java.util.List;

/**
 * What the rounds of a measurement gave: the middle, and how far they lay apart or how sure it is.
 */
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

  /**
   * The median, and an interval that holds that of endless rounds in 95 of 100 measurements. It
   * lies between two of the numbers in their order, of whatever distribution (sign test; Conover,
   * Practical Nonparametric Statistics, 3.2). Of less than six numbers from least to most, which is
   * less sure.
   *
   * @throws IllegalArgumentException if there is no number
   */
  public static Spread ofMedian(List<Double> numbers) {
    int outside = outside(numbers.size());
    List<Double> sorted = numbers.stream().sorted().toList();
    return new Spread(
        of(numbers).median(), sorted.get(outside), sorted.get(sorted.size() - 1 - outside));
  }

  /** The most of so many numbers that are below the true median by a chance of at most 2.5 %. */
  private static int outside(int numbers) {
    double chance = Math.pow(0.5, numbers);
    double below = chance;
    int outside = 0;
    while (outside < numbers / 2 - 1
        && below + chance * (numbers - outside) / (outside + 1) <= 0.025) {
      chance *= (double) (numbers - outside) / (outside + 1);
      below += chance;
      outside++;
    }
    return outside;
  }
}
