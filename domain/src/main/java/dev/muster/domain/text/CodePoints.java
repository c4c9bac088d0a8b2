package dev.muster.domain.text;

import java.util.Optional;

/**
 * Text as a sequence of Unicode code points: the order of PostgreSQL's collation "C" in UTF-8,
 * which {@link String#compareTo} is not (it puts supplementary characters before U+E000).
 */
public final class CodePoints {

  private static final int SURROGATES_START = 0xD800;
  private static final int SURROGATES_END = 0xDFFF;

  private CodePoints() {}

  /** Compares by code point. */
  public static int compare(String left, String right) {
    int shorter = Math.min(left.length(), right.length());
    for (int i = 0; i < shorter; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        boolean bothSurrogates = Character.isSurrogate(a) && Character.isSurrogate(b);
        if (bothSurrogates || (!Character.isSurrogate(a) && !Character.isSurrogate(b))) {
          return Character.compare(a, b);
        }
        return Character.isSurrogate(a) ? 1 : -1;
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  /**
   * The least text that is greater than every text with this prefix; empty if there is none,
   * because the prefix is empty or consists of U+10FFFF only.
   */
  public static Optional<String> successorOfPrefix(String prefix) {
    int end = prefix.length();
    while (end > 0) {
      int last = prefix.codePointBefore(end);
      int start = end - Character.charCount(last);
      if (last < Character.MAX_CODE_POINT) {
        int next = last + 1 == SURROGATES_START ? SURROGATES_END + 1 : last + 1;
        return Optional.of(prefix.substring(0, start) + Character.toString(next));
      }
      end = start;
    }
    return Optional.empty();
  }

  /** Whether a text can be stored: no NUL, no unpaired surrogate. */
  public static boolean isStorable(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return false;
      }
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < length
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
