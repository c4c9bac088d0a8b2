package dev.muster.adapters.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.muster.domain.error.InvalidRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryStringTest {

  @ParameterizedTest
  @CsvSource({
    "userName, userName",
    "userName+eq%20%22bob%22, 'userName eq \"bob\"'",
    "a%2Bb%2bc, a+b+c",
    "100%25, 100%",
    "J%C3%B6rg, Jörg",
    "Jörg%20, 'Jörg '",
    "%F0%9F%90%98+x, '\uD83D\uDC18 x'",
    "\uD83D\uDC18+x, '\uD83D\uDC18 x'",
  })
  void decode_percentEncodedUtf8_isTheText(String encoded, String text) {
    assertEquals(text, QueryString.decode(encoded));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "a%2", "%zz", "%-1", "%+1", "%ff", "%c3", "%c3x", "%é0", "+%"})
  void decode_anythingElse_isRefused(String encoded) {
    assertThrows(InvalidRequest.class, () -> QueryString.decode(encoded));
  }
}
