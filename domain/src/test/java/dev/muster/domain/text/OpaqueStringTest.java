package dev.muster.domain.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpaqueStringTest {

  /** The examples of RFC 8265 §4.3 that are allowed, but for that of the space. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse battery staple",
        "Correct Horse Battery Staple",
        "πßå",
        "Jack of ♦s"
      })
  void of_preparedText_isUnchanged(String text) {
    assertEquals(text, OpaqueString.of(text));
  }

  @Test
  void of_letterWithCombiningMark_isComposed() {
    assertEquals("caf\u00E9", OpaqueString.of("cafe\u0301"));
    assertEquals("\u00C5", OpaqueString.of("\u212B"));
  }

  @Test
  void of_otherSpaces_becomeTheSpace() {
    assertEquals("foo bar", OpaqueString.of("foo\u1680bar"));
    assertEquals("     ", OpaqueString.of("\u00A0\u2000\u202F\u3000 "));
    assertEquals("\t\n\u200B", OpaqueString.of("\t\n\u200B"));
  }

  @Test
  void of_caseAndCompatibility_stayDistinct() {
    assertNotEquals(OpaqueString.of("a"), OpaqueString.of("A"));
    assertNotEquals(OpaqueString.of("\uFB01"), OpaqueString.of("fi"));
    assertNotEquals(OpaqueString.of("\uFF11"), OpaqueString.of("1"));
  }

  @Test
  void of_everyCodePoint_isPreparedOnceAndForAll() {
    for (int c = 1; c <= Character.MAX_CODE_POINT; c++) {
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        String once = OpaqueString.of("e" + Character.toString(c) + " ");
        assertEquals(once, OpaqueString.of(once));
      }
    }
  }
}
