package dev.muster.adapters.persistence.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlanTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          (key = 'ada'::text)                           | (key = ?::text)
          (key = 'it''s'::text)                         | (key = ?::text)
          (key = 'a\\'::text) AND (b = 'c'::text)       | (key = ?::text) AND (b = ?::text)
          ((document ->> 'title'::text) = 'ada'::text)  | ((document ->> 'title'::text) = ?::text)
          ((document -> 'name'::text) ->> 'x'::text)    | ((document -> 'name'::text) ->> 'x'::text)
          ((document #>> '{name,x}'::text[]) = 'y')     | ((document #>> '{name,x}'::text[]) = ?)
          (n > 42)                                      | (n > ?)
          (n > '-42'::integer)                          | (n > ?::integer)
          (n = 1.5e+10)                                 | (n = ?)
          (key2 = $12)                                  | (key2 = $12)
          ("odd 'name'" = 'x')                          | ("odd 'name'" = ?)
          (hashed SubPlan 2) AND (InitPlan 1).col1      | (hashed SubPlan 2) AND (InitPlan 1).col1
          (keys @> '{ada,"b c"}'::text[])               | (keys @> ?::text[])
          """)
  void hidden_constants_areQuestionMarks(String condition, String expected) {
    assertEquals(expected, PlanText.hidden(condition));
  }

  @Test
  void typed_parameters_areCastOutsideOfQuotesOnly() {
    assertEquals(
        "a = cast($1 as uuid) and b = '$1' and \"$2\" = $2 and c = cast($1 as uuid)",
        Explainer.typed("a = $1 and b = '$1' and \"$2\" = $2 and c = $1", List.of("uuid", "")));
  }
}
