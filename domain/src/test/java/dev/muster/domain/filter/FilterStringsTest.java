package dev.muster.domain.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.domain.error.InvalidRequest.Reason;
import dev.muster.domain.error.Refusal;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.value.Value;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The strings of a filter are those of JSON (RFC 8259 §7). */
class FilterStringsTest {

  static Stream<Arguments> strings() {
    return Stream.of(
        Arguments.of("empty", "", ""),
        Arguments.of("blank", " ", " "),
        Arguments.of("quote", "\\\"", "\""),
        Arguments.of("backslash", "\\\\", "\\"),
        Arguments.of("slash", "\\/ and /", "/ and /"),
        Arguments.of("controls", "\\b\\f\\n\\r\\t", "\b\f\n\r\t"),
        Arguments.of("backslash before a letter", "C:\\\\new", "C:\\new"),
        Arguments.of("code unit", "\\u0041", "A"),
        Arguments.of("hexadecimal digits in any case", "\\u00e9\\u00E9", "\u00E9\u00E9"),
        Arguments.of("quote as code unit", "a\\u0022b", "a\"b"),
        Arguments.of("backslash as code unit", "\\u005cn", "\\n"),
        Arguments.of("surrogate pair", "\\uD83D\\uDE00", "\uD83D\uDE00"),
        Arguments.of("pair, half of it escaped", "\\uD83D\uDE00", "\uD83D\uDE00"),
        Arguments.of("last code point", "\\uDBFF\\uDFFF", "\uDBFF\uDFFF"),
        Arguments.of("no escape needed", "\u00E9 \uD83D\uDE00", "\u00E9 \uD83D\uDE00"),
        Arguments.of("syntax", "(a) [b] and or not \\\"eq\\\"", "(a) [b] and or not \"eq\""),
        Arguments.of("wildcards", "100%_*", "100%_*"),
        Arguments.of("SQL", "'; drop table users; --", "'; drop table users; --"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("strings")
  void parse_string_resolvesItsEscapes(String about, String json, String content) {
    AttributePath path = AttributePath.resolve(CoreSchemas.USER, "title").orElseThrow();
    assertEquals(
        new Filter.Comparison(path, ComparisonOperator.EQ, new Value.Text(content)),
        Filter.parse(CoreSchemas.USER, "title eq \"" + json + "\""),
        about);
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of("no end", "title eq \"abc"),
        Arguments.of("no end after an escaped quote", "title eq \"abc\\\""),
        Arguments.of("ends in an escape", "title eq \"abc\\"),
        Arguments.of("ends in a code unit", "title eq \"\\u00"),
        Arguments.of("unknown escape", "title eq \"\\x41\""),
        Arguments.of("escape in capitals", "title eq \"\\N\""),
        Arguments.of("quote within a code unit", "title eq \"\\u00\""),
        Arguments.of("no hexadecimal digit", "title eq \"\\u00g1\""),
        Arguments.of("sign", "title eq \"\\u+041\""),
        Arguments.of("digits of another script", "title eq \"\\u\uFF10\uFF10\uFF14\uFF11\""),
        Arguments.of("raw line break", "title eq \"a\nb\""),
        Arguments.of("raw tab", "title eq \"a\tb\""),
        Arguments.of("raw control character", "title eq \"a\u001Fb\""),
        Arguments.of("NUL", "title eq \"a\0b\""),
        Arguments.of("NUL as code unit", "title eq \"\\u0000\""),
        Arguments.of("NUL in a bare word", "title eq a\0b"),
        Arguments.of("NUL between words", "title \0 eq \"a\""),
        Arguments.of("NUL at the end", "title pr\0"),
        Arguments.of("high surrogate alone", "title eq \"\\uD83D\""),
        Arguments.of("low surrogate alone", "title eq \"\\uDE00\""),
        Arguments.of("pair in the wrong order", "title eq \"\\uDE00\\uD83D\""),
        Arguments.of("raw surrogate", "title eq \"\uD83D\""),
        Arguments.of("raw surrogate in a bare word", "title eq \uD83D"),
        Arguments.of("pair cut by a quote", "title eq \"\uD83D\"\uDE00"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void parse_brokenString_isInvalidFilter(String about, String filter) {
    String message =
        Refusal.of(Reason.INVALID_FILTER, () -> Filter.parse(CoreSchemas.USER, filter));
    assertTrue(message.startsWith("Filter, character "), about);
  }
}
