package dev.muster.domain.text;

import java.util.Random;

/** Seeded random text with a liking for the places where naive code breaks. */
public final class RandomText {

  private static final int[] CORNERS = {
    '"',
    '\\',
    '%',
    '_',
    '(',
    ']',
    ' ',
    '\n',
    0x7F,
    0x80,
    0xD7FF,
    0xE000,
    0xFFFD,
    0xFFFF,
    0x10000,
    0x1F600,
    Character.MAX_CODE_POINT
  };

  private RandomText() {}

  /** Up to {@code longest} code points, never NUL and never an unpaired surrogate. */
  public static String next(Random random, int longest) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(longest + 1);
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(codePoint(random));
    }
    return text.toString();
  }

  private static int codePoint(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt('a', 'd');
      case 1 -> random.nextInt('A', '[');
      case 2 -> CORNERS[random.nextInt(CORNERS.length)];
      default -> {
        int any = random.nextInt(1, Character.MAX_CODE_POINT + 1);
        yield any >= Character.MIN_SURROGATE && any <= Character.MAX_SURROGATE ? 'x' : any;
      }
    };
  }
}
