package dev.muster.domain.text;

import java.text.Normalizer;

/**
 * The one meaning of "without regard to case": Unicode normalization form C, then the simple lower
 * case of each code point. PostgreSQL's {@code lower(normalize(x) collate pg_c_utf8)} gives the
 * same for every code point; {@link String#toLowerCase()} does not (final sigma, dotted I).
 */
public final class CaseFolding {

  private CaseFolding() {}

  /** The key under which all spellings of a text that differ only in case are equal. */
  public static String fold(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return foldUnicode(text);
      }
      if (c >= 'A' && c <= 'Z') {
        return foldFrom(text, i);
      }
    }
    return text;
  }

  private static String foldFrom(String text, int firstUpper) {
    StringBuilder folded = new StringBuilder(text.length()).append(text, 0, firstUpper);
    for (int i = firstUpper; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return foldUnicode(text);
      }
      folded.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
    }
    return folded.toString();
  }

  private static String foldUnicode(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    StringBuilder folded = new StringBuilder(composed.length());
    composed.codePoints().map(Character::toLowerCase).forEach(folded::appendCodePoint);
    // A lower case letter may compose with a mark where its upper case does not (U+1E96).
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }
}
