package dev.muster.domain.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.domain.error.InvalidRequest.Reason;
import dev.muster.domain.error.Refusal;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.value.Tree;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No filter, however long or deep, costs more than an error. */
class FilterLimitsTest {

  private static final int DEPTH = FilterParser.MAX_DEPTH;
  private static final int LENGTH = FilterParser.MAX_LENGTH;

  static Stream<Arguments> tooDeep() {
    return Stream.of(
        Arguments.of("parentheses", "(".repeat(10_000)),
        Arguments.of("closed parentheses", nested("(", 8_000, "title pr", ")")),
        Arguments.of("negations", "not (".repeat(3_000)),
        Arguments.of("negations without space", "not(".repeat(4_000)),
        Arguments.of("negations in capitals", "NOT\t(".repeat(3_000)),
        Arguments.of("parentheses in brackets", "emails[" + "(".repeat(10_000)),
        Arguments.of("disjunctions", "title pr or (".repeat(1_200)),
        Arguments.of("one too many", nested("(", DEPTH + 1, "title pr", ")")),
        Arguments.of("one too many negations", nested("not (", DEPTH + 1, "title pr", ")")),
        Arguments.of(
            "one too many with brackets", nested("(", DEPTH, "emails[type eq \"work\"]", ")")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tooDeep")
  void parse_deepFilter_isInvalidFilter(String about, String filter) {
    String message = refused(filter);
    assertTrue(message.contains("nested deeper than " + DEPTH), about + ": " + message);
  }

  static Stream<Arguments> tooLong() {
    return Stream.of(
        Arguments.of("64 KiB of text", "title eq \"" + "x".repeat(65_536) + "\""),
        Arguments.of("10,000 negations", "not (".repeat(10_000)),
        Arguments.of("10,000 brackets", "emails[".repeat(10_000)),
        Arguments.of("spaces", "title pr" + " ".repeat(LENGTH)),
        Arguments.of("one character", "title eq \"" + "x".repeat(LENGTH - 10) + "\""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tooLong")
  void parse_longFilter_isInvalidFilter(String about, String filter) {
    String message = refused(filter);
    assertTrue(message.contains("longer than " + LENGTH), about + ": " + message);
  }

  @Test
  void parse_bracketsInBrackets_isInvalidFilter() {
    refused("emails[".repeat(2_000));
    refused("[".repeat(10_000));
    refused(")".repeat(10_000));
  }

  @Test
  void parse_filterAtTheLimits_isUnderstood() {
    Filter present = parse("title pr");
    assertEquals(present, parse(nested("(", DEPTH, "title pr", ")")));
    assertEquals(
        parse("emails[type eq \"work\"]"),
        parse(nested("(", DEPTH - 1, "emails[type eq \"work\"]", ")")));
    assertEquals(present, parse("title pr" + " ".repeat(LENGTH - 8)));
  }

  @Test
  void parse_deepGroupsSideBySide_areNotAddedUp() {
    String group = nested("(", DEPTH, "title pr", ")");
    assertEquals(
        parse("title pr and title pr and title pr"),
        parse(group + " and " + group + " and " + group));
  }

  @Test
  void matches_widestFilter_isAnswered() {
    String term = " or id eq a";
    Filter filter = parse("title pr" + term.repeat((LENGTH - 8) / term.length()));
    assertTrue(FilterEvaluator.matches(filter, Tree.object("id", "a")));
    Filter deepest = parse(nested("not (", DEPTH, "title pr", ")"));
    assertEquals(DEPTH % 2 != 0, FilterEvaluator.matches(deepest, Tree.object("id", "a")));
  }

  private static String nested(String open, int times, String filter, String close) {
    return open.repeat(times) + filter + close.repeat(times);
  }

  private static Filter parse(String filter) {
    return Filter.parse(CoreSchemas.USER, filter);
  }

  private static String refused(String filter) {
    return Refusal.of(Reason.INVALID_FILTER, () -> parse(filter));
  }
}
