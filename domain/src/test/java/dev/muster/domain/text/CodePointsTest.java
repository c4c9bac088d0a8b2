package dev.muster.domain.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodePointsTest {

  private static final String MAX = Character.toString(Character.MAX_CODE_POINT);

  @ParameterizedTest
  @CsvSource({
    "a, b",
    "a, aa",
    "'', a",
    "Z, a",
    "z, \u00E9",
    "\uD7FF, \uE000",
    "\uFFFD, \uD800\uDC00",
    "\uE000x, \uD83D\uDE00",
    "a\uFFFD, a\uD83D\uDE00",
    "\uD83D\uDE00, \uD83D\uDE01",
    "\uD83D\uDE00, \uD83E\uDC00"
  })
  void compare_lessAndGreater(String less, String greater) {
    assertTrue(CodePoints.compare(less, greater) < 0);
    assertTrue(CodePoints.compare(greater, less) > 0);
    assertEquals(0, CodePoints.compare(less, less));
  }

  @Test
  void compare_randomText_agreesWithTheArraysOfCodePoints() {
    long seed = 4_711L;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String common = RandomText.next(random, 3);
      String left = common + RandomText.next(random, 4);
      String right = common + RandomText.next(random, 4);
      assertEquals(
          Integer.signum(Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray())),
          Integer.signum(CodePoints.compare(left, right)),
          "seed " + seed + ", round " + i);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a, b",
    "ab, ac",
    "az, a{",
    "a\u007F, a\u0080",
    "x\uD7FF, x\uE000",
    "x\uFFFF, x\uD800\uDC00",
    "x\uD83D\uDFFF, x\uD83E\uDC00"
  })
  void successorOfPrefix_raisesTheLastCodePoint(String prefix, String successor) {
    assertEquals(Optional.of(successor), CodePoints.successorOfPrefix(prefix));
  }

  @Test
  void successorOfPrefix_greatestCodePoint_carries() {
    assertEquals(Optional.of("b"), CodePoints.successorOfPrefix("a" + MAX + MAX));
    assertEquals(Optional.empty(), CodePoints.successorOfPrefix(MAX));
    assertEquals(Optional.empty(), CodePoints.successorOfPrefix(MAX + MAX));
    assertEquals(Optional.empty(), CodePoints.successorOfPrefix(""));
  }

  @Test
  void successorOfPrefix_randomText_separatesThePrefixFromTheRest() {
    long seed = 815L;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String prefix = RandomText.next(random, 3);
      String longer = prefix + RandomText.next(random, 3);
      String other = RandomText.next(random, 4);
      String message = "seed " + seed + ", round " + i;
      Optional<String> successor = CodePoints.successorOfPrefix(prefix);
      assertTrue(CodePoints.compare(prefix, longer) <= 0, message);
      assertTrue(successor.isEmpty() || CodePoints.compare(longer, successor.get()) < 0, message);
      boolean within =
          CodePoints.compare(prefix, other) <= 0
              && (successor.isEmpty() || CodePoints.compare(other, successor.get()) < 0);
      assertEquals(other.startsWith(prefix), within, message);
      successor.ifPresent(text -> assertTrue(CodePoints.isStorable(text), message));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "\u0001", "\uD7FF\uE000", "\uD83D\uDE00\uD83D\uDE00"})
  void isStorable_wellFormedText_isTrue(String text) {
    assertTrue(CodePoints.isStorable(text));
  }

  /** Text that cannot be stored, by names that a report can show. */
  private enum Broken {
    NUL("a\0"),
    HIGH_ALONE("a\uD83Db"),
    HIGH_AT_THE_END("a\uD83D"),
    LOW_ALONE("\uDE00"),
    WRONG_ORDER("\uDE00\uD83D"),
    TWO_HIGH("\uD83D\uD83D\uDE00"),
    LOW_AFTER_A_PAIR("\uD83D\uDE00\uDE00");

    private final String text;

    Broken(String text) {
      this.text = text;
    }
  }

  @Test
  void isStorable_brokenText_isFalse() {
    for (Broken broken : Broken.values()) {
      assertFalse(CodePoints.isStorable(broken.text), broken.name());
    }
  }
}
