package dev.muster.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.benchmarks.figure.Figure;
import dev.muster.benchmarks.figure.Figure.Ceiling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FigureResultTest {

  private static Measured measured(Double... throughputs) {
    return new Measured(List.of(throughputs), null, null);
  }

  private static FigureResult lookup(int size, Measured muster, Measured jdbc) {
    return new FigureResult(Figure.LOOKUP, size, 1, 1, 1, 1, muster, Map.of(Ceiling.JDBC, jdbc));
  }

  /** In the second round the machine was half as fast, for both. */
  @Test
  void ratio_noiseOfARound_cancelsOut() {
    FigureResult result = lookup(10, measured(80.0, 40.0, 82.0), measured(100.0, 50.0, 100.0));

    assertEquals(Optional.of(new Spread(0.8, 0.8, 0.82)), result.ratio(Ceiling.JDBC));
    assertEquals(Optional.of(true), result.reachesGoal());
  }

  @Test
  void ratio_ceilingNotMeasured_isEmpty() {
    assertEquals(Optional.empty(), lookup(10, measured(80.0), measured(100.0)).ratio(Ceiling.BARE));
  }

  @Test
  void reachesGoal_medianBelow_isFalse() {
    assertEquals(Optional.of(false), lookup(10, measured(69.0), measured(100.0)).reachesGoal());
  }

  @Test
  void timeAgainst_halfTheThroughput_isTwice() {
    FigureResult small = lookup(10, measured(100.0), measured(100.0));
    FigureResult large = lookup(1_000, measured(50.0), measured(100.0));

    assertEquals(new Spread(2, 2, 2), large.timeAgainst(small));
  }

  @Test
  void spread_evenNumber_hasTheMiddleOfTheTwoInTheMiddle() {
    assertEquals(new Spread(2.5, 1, 9), Spread.of(List.of(9.0, 1.0, 3.0, 2.0)));
  }

  /** The ranks as tables of the sign test have them. */
  @ParameterizedTest
  @CsvSource({"1, 1, 1", "5, 1, 5", "6, 1, 6", "9, 2, 8", "20, 6, 15", "41, 14, 28"})
  void medianOfRounds_hasAnInterval(int rounds, double low, double high) {
    List<Double> numbers =
        IntStream.rangeClosed(1, rounds).mapToObj(number -> (double) number).toList().reversed();
    assertEquals(new Spread((rounds + 1) / 2.0, low, high), Spread.ofMedian(numbers));
  }
}
