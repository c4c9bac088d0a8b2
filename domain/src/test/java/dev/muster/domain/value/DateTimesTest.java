package dev.muster.domain.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimesTest {

  private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
  private static final long LAST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

  @ParameterizedTest
  @CsvSource({
    "2008-01-23T04:56:22Z, 2008-01-23T04:56:22.000Z",
    "2008-01-23T04:56:22.5Z, 2008-01-23T04:56:22.500Z",
    "2008-01-23T04:56:22.123456789Z, 2008-01-23T04:56:22.123Z",
    "2008-01-23T06:26:22+01:30, 2008-01-23T04:56:22.000Z",
    "2008-01-22T23:56:22-05:00, 2008-01-23T04:56:22.000Z",
    "2024-02-29T00:00:00Z, 2024-02-29T00:00:00.000Z",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00.000Z",
    "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z"
  })
  void parse_dateTime_isTheMomentInUtc(String text, String normal) {
    assertEquals(
        Optional.of(normal), DateTimes.parse(text).map(read -> DateTimes.format(read.value())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2008-01-23",
        "2008-01-23T04:56:22",
        "2008-01-23 04:56:22Z",
        "2023-02-29T00:00:00Z",
        "2008-13-01T00:00:00Z",
        "2008-01-23T25:00:00Z",
        "2008-01-23T04:56:22Z ",
        "1201064182",
        "0000-12-31T23:59:59Z",
        "-0001-01-01T00:00:00Z",
        "0001-01-01T00:00:00+01:00",
        "9999-12-31T23:59:59-01:00",
        "+10000-01-01T00:00:00Z",
        "+999999999-12-31T23:59:59-18:00"
      })
  void parse_anythingElse_isEmpty(String text) {
    assertEquals(Optional.empty(), DateTimes.parse(text));
  }

  @Test
  void parse_endlessFraction_isEmpty() {
    assertEquals(
        Optional.empty(), DateTimes.parse("2008-01-23T04:56:22." + "0".repeat(1_000_000) + "Z"));
  }

  @Test
  void format_randomMoments_readBackAndKeepTheirOrder() {
    long seed = 20_240_229L;
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      Instant one = Instant.ofEpochMilli(random.nextLong(FIRST, LAST));
      Instant other = Instant.ofEpochMilli(random.nextLong(FIRST, LAST));
      String text = DateTimes.format(one);
      String message = "seed " + seed + ", round " + i + ": " + text;
      assertEquals(24, text.length(), message);
      assertEquals(Optional.of(new Value.DateTime(one)), DateTimes.parse(text), message);
      assertEquals(
          Integer.signum(one.compareTo(other)),
          Integer.signum(text.compareTo(DateTimes.format(other))),
          message);
    }
  }

  @Test
  void format_ofYearsWithoutFourDigits_isRefused() {
    for (String moment : new String[] {"-0001-12-31T23:59:59Z", "+10000-01-01T00:00:00Z"}) {
      Instant other = Instant.parse(moment);
      assertThrows(IllegalArgumentException.class, () -> DateTimes.format(other));
    }
  }

  @Test
  void format_finerParts_areCutOff() {
    assertTrue(DateTimes.format(Instant.parse("2024-01-01T00:00:00.0019Z")).endsWith("00.001Z"));
  }
}
