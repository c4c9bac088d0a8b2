package dev.muster.benchmarks.technique;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** Nothing counts unless both variants do the same. */
final class ComparisonTest {

  private static final Duration SHORT = Duration.ofMillis(5);

  @Test
  void check_sameAnswers_passes() {
    Comparison comparison = comparison(number -> List.of(number), number -> List.of(number));
    assertDoesNotThrow(() -> comparison.check(5));
  }

  @Test
  void check_anotherAnswerToOnePiece_saysWhich() {
    Comparison comparison = comparison(number -> number, number -> number == 3 ? 0 : number);
    IOException failure = assertThrows(IOException.class, () -> comparison.check(5));
    assertTrue(String.valueOf(failure.getMessage()).contains("piece 3"), failure::getMessage);
  }

  @Test
  void work_pieceThatFails_fails() {
    Variant variant =
        variant(
            number -> {
              throw new IllegalStateException("not the page that was asked for");
            });
    assertThrows(IOException.class, () -> variant.work(SHORT));
  }

  @Test
  void work_longPiece_isDoneByEachThread() throws IOException {
    Variant.Done done =
        variant(
                number -> {
                  long end = System.nanoTime() + 2 * SHORT.toNanos();
                  while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                  }
                  return number;
                })
            .work(SHORT);
    assertEquals(2, done.pieces());
  }

  private static Comparison comparison(LongFunction<Object> with, LongFunction<Object> without) {
    return new Comparison(Technique.INDEX, variant(with), variant(without));
  }

  private static Variant variant(LongFunction<Object> piece) {
    return new PortVariant(piece, 2, null);
  }
}
