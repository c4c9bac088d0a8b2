package dev.muster.domain.filter;

import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.object;
import static dev.muster.domain.value.Tree.uri;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.text.CaseFolding;
import dev.muster.domain.text.CodePoints;
import dev.muster.domain.text.RandomText;
import dev.muster.domain.value.Value;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text is compared by code point, and folded first unless the attribute is exact in case. */
class FilterEvaluatorTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ada Lovelace | eq | ada lovelace | true
          Ada Lovelace | eq | ADA LOVELACE | true
          Ada Lovelace | ne | ADA LOVELACE | false
          Ada Lovelace | co | a LOVE | true
          Ada Lovelace | co | a-love | false
          Ada Lovelace | sw | ADA | true
          Ada Lovelace | sw | Lovelace | false
          Ada Lovelace | ew | LACE | true
          Ada Lovelace | ew | Ada | false
          \u00C9COLE | eq | \u00E9cole | true
          E\u0301COLE | eq | \u00E9cole | true
          \u039F\u0394\u039F\u03A3 | eq | \u03BF\u03B4\u03BF\u03C3 | true
          \u039F\u0394\u039F\u03A3 | eq | \u03BF\u03B4\u03BF\u03C2 | false
          STRASSE | eq | stra\u00DFe | false
          B | gt | a | true
          b | gt | A | true
          B | lt | a | false
          a | le | A | true
          a | ge | A | true
          a | lt | A | false
          ab | gt | A | true
          """)
  void matches_folded_ignoresCase(String text, String operator, String operand, boolean expected) {
    assertEquals(expected, displayName(text, operator, operand));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ext-7 | eq | Ext-7 | true
          Ext-7 | eq | ext-7 | false
          Ext-7 | ne | ext-7 | true
          Ext-7 | co | xt | true
          Ext-7 | co | XT | false
          Ext-7 | sw | ext | false
          Ext-7 | ew | T-7 | false
          B | lt | a | true
          b | gt | A | true
          E\u0301 | eq | \u00C9 | false
          """)
  void matches_caseExact_isTheSameTextOnly(
      String text, String operator, String operand, boolean expected) {
    assertEquals(
        expected,
        matches("externalId " + operator + " \"" + operand + "\"", object("externalId", text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          100 percent | co | % | false
          100% sure   | co | % | true
          100% sure   | co | 0% s | true
          snake_case  | co | e_c | true
          snake-case  | co | e_c | false
          anything    | sw | % | false
          anything    | sw | _ | false
          anything    | ew | % | false
          anything    | eq | % | false
          %           | eq | % | true
          _x          | sw | _ | true
          x_          | ew | _ | true
          a.c         | co | a.c | true
          abc         | co | a.c | false
          a*          | sw | a* | true
          """)
  void matches_wildcards_areLiteral(
      String text, String operator, String operand, boolean expected) {
    assertEquals(expected, displayName(text, operator, operand));
  }

  @Test
  void matches_backslash_isLiteral() {
    Value.Complex share = object("displayName", "\\\\host\\%_");
    assertEquals(true, matches("displayName co \"\\\\host\"", share));
    assertEquals(true, matches("displayName sw \"\\\\\\\\\"", share));
    assertEquals(true, matches("displayName ew \"\\\\%_\"", share));
    assertEquals(false, matches("displayName co \"\\\\\\\\%\"", share));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          \uFF5E | lt | \uD83D\uDE00 | true
          \uD83D\uDE00 | gt | \uFFFD | true
          \uD83D\uDE00 | lt | \uFFFD | false
          \uD83D\uDE00 | ge | \uD83D\uDE00 | true
          a\uE000 | le | a\uD800\uDC00 | true
          \uD83D\uDE00x | sw | \uD83D\uDE00 | true
          \uD801\uDC00 | eq | \uD801\uDC28 | true
          """)
  void matches_beyondTheBasicPlane_ordersByCodePoint(
      String text, String operator, String operand, boolean expected) {
    assertEquals(expected, displayName(text, operator, operand));
  }

  @Test
  void matches_references_areComparedExactly() {
    Value.Complex user =
        object(
            "profileUrl",
            uri("https://People.example/ada"),
            "photos",
            list(object("value", uri("https://photos.example/1.jpg"))));
    assertEquals(true, matches("profileUrl co \"People\"", user));
    assertEquals(false, matches("profileUrl co \"people\"", user));
    assertEquals(true, matches("photos ew \".jpg\"", user));
    assertEquals(true, matches("photos[value sw \"https:\"]", user));
    assertEquals(false, matches("profileUrl eq \"\"", user));
    assertEquals(false, matches("profileUrl pr", object("profileUrl", uri(""))));
  }

  @Test
  void matches_randomText_agreesWithKeysAndTheirSuccessors() {
    long seed = 42_424_242L;
    Random random = new Random(seed);
    AttributePath path = AttributePath.resolve(CoreSchemas.USER, "displayName").orElseThrow();
    for (int i = 0; i < 5_000; i++) {
      String text = RandomText.next(random, 4);
      String operand = RandomText.next(random, 2);
      String key = CaseFolding.fold(text);
      String wanted = CaseFolding.fold(operand);
      boolean inRange =
          CodePoints.compare(key, wanted) >= 0
              && CodePoints.successorOfPrefix(wanted)
                  .map(end -> CodePoints.compare(key, end) < 0)
                  .orElse(true);
      Filter filter = new Filter.Comparison(path, ComparisonOperator.SW, new Value.Text(operand));
      assertEquals(
          inRange,
          FilterEvaluator.matches(filter, object("displayName", text)),
          "seed " + seed + ", round " + i);
    }
  }

  private static boolean displayName(String text, String operator, String operand) {
    return matches("displayName " + operator + " \"" + operand + "\"", object("displayName", text));
  }

  private static boolean matches(String filter, Value.Complex user) {
    return FilterEvaluator.matches(Filter.parse(CoreSchemas.USER, filter), user);
  }
}
