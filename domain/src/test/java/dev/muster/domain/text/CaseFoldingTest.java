package dev.muster.domain.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseFoldingTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "ASCII, Ada.LOVELACE@Example.COM, ada.lovelace@example.com",
    "neighbours of the letters, @[`{, @[`{",
    "umlauts, \u00C4\u00D6\u00DC, \u00E4\u00F6\u00FC",
    "ASCII before the rest, ADA\u00C9, ada\u00E9",
    "sharp s stays one letter, STRA\u00DFE, stra\u00DFe",
    "capital sharp s, \u1E9E, \u00DF",
    "final sigma is no special case, \u039F\u03A3, \u03BF\u03C3",
    "small final sigma stays, \u03BF\u03C2, \u03BF\u03C2",
    "dotted I loses its dot, \u0130, i",
    "dotted I of two parts, I\u0307, i",
    "dotless i stays, \u0131, \u0131",
    "Kelvin sign, \u212A, k",
    "Angstrom sign, \u212B, \u00E5",
    "combining mark after a capital, E\u0301, \u00E9",
    "combining mark after a small letter, e\u0301, \u00E9",
    "marks in another order, q\u0307\u0323, q\u0323\u0307",
    "Deseret beyond the BMP, \uD801\uDC00, \uD801\uDC28",
    "ligature is no case, \uFB01, \uFB01"
  })
  void fold_text_isItsKey(String about, String text, String key) {
    assertEquals(key, CaseFolding.fold(text), about);
  }

  @Test
  void fold_lowerAscii_isTheSameObject() {
    String text = "ada.lovelace";
    assertSame(text, CaseFolding.fold(text));
  }

  @Test
  void fold_randomAscii_fastPathEqualsSlowPath() {
    long seed = 1_815L;
    Random random = new Random(seed);
    String unicode = "\u00E9";
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        text.append((char) random.nextInt(1, 0x80));
      }
      assertEquals(
          CaseFolding.fold(text + unicode),
          CaseFolding.fold(text.toString()) + unicode,
          "seed " + seed + ", round " + i);
    }
  }

  @Test
  void fold_everyCodePoint_isTheLowerCaseOfItsComposedForm() {
    for (int point = 1; point <= Character.MAX_CODE_POINT; point++) {
      if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
        StringBuilder lower = new StringBuilder();
        Normalizer.normalize(Character.toString(point), Normalizer.Form.NFC)
            .codePoints()
            .map(Character::toLowerCase)
            .forEach(lower::appendCodePoint);
        assertEquals(lower.toString(), CaseFolding.fold(Character.toString(point)));
      }
    }
  }

  @Test
  void fold_spellingsOfRandomText_haveOneKey() {
    long seed = 1_852L;
    Random random = new Random(seed);
    String letters = "aEoUy\u00C9\u1EA0\u0301\u0308\u0323";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder built = new StringBuilder();
      StringBuilder inCapitals = new StringBuilder();
      for (int length = random.nextInt(1, 6); length > 0; length--) {
        char letter = letters.charAt(random.nextInt(letters.length()));
        built.append(letter);
        inCapitals.append(Character.toUpperCase(letter));
      }
      String text = built.toString();
      String message = "seed " + seed + ", round " + i;
      String key = CaseFolding.fold(text);
      assertEquals(key, CaseFolding.fold(key), message);
      assertEquals(key, CaseFolding.fold(inCapitals.toString()), message);
      assertEquals(key, CaseFolding.fold(Normalizer.normalize(text, Normalizer.Form.NFD)), message);
      assertEquals(key, CaseFolding.fold(Normalizer.normalize(text, Normalizer.Form.NFC)), message);
    }
  }

  @Test
  void fold_lettersThatOnlyLookAlike_haveDifferentKeys() {
    assertNotEquals(CaseFolding.fold("paypal"), CaseFolding.fold("p\u0430ypal"));
    assertNotEquals(CaseFolding.fold("stra\u00DFe"), CaseFolding.fold("strasse"));
  }
}
