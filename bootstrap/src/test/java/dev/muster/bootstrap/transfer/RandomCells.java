package dev.muster.bootstrap.transfer;

import java.util.Random;

/** Text with the characters that formats are particular about. */
final class RandomCells {

  private static final String[] PARTS = {
    "a", "Z", " ", ",", ";", "\"", "\"\"", "\n", "\r\n", "|", "'", "\t", "\\", "é", "ß", "€", "😀",
    "{", ":"
  };

  private RandomCells() {}

  /** Never empty. */
  static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(8);
    for (int i = 0; i < length; i++) {
      text.append(PARTS[random.nextInt(PARTS.length)]);
    }
    return text.toString();
  }
}
