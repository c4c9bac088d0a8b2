package dev.muster.benchmarks.technique;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A technique, and what there is without it. */
public record Comparison(Technique technique, Variant with, Variant without) {

  /**
   * Does the same pieces in both ways.
   *
   * @throws IOException if the answers are not the same
   */
  public void check(int pieces) throws IOException, SQLException {
    List<Object> expected = answers(with, pieces);
    List<Object> found = answers(without, pieces);
    for (int piece = 0; piece < pieces; piece++) {
      if (!expected.get(piece).equals(found.get(piece))) {
        throw new IOException(
            technique.key()
                + ": without it, piece "
                + piece
                + " has another answer: "
                + shortened(found.get(piece))
                + " instead of "
                + shortened(expected.get(piece)));
      }
    }
  }

  private static List<Object> answers(Variant variant, int pieces)
      throws IOException, SQLException {
    variant.prepare();
    List<Object> answers = new ArrayList<>();
    for (int piece = 0; piece < pieces; piece++) {
      answers.add(variant.answer(piece));
    }
    return answers;
  }

  private static String shortened(Object answer) {
    String text = answer.toString();
    return text.length() > 200 ? text.substring(0, 200) + "..." : text;
  }
}
