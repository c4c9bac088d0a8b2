package dev.muster.benchmarks.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The measured process's end of the line: a question is a line on the standard input, {@code name
 * text}; its answer a line on the standard output that starts with {@link #MARK}. Other lines are
 * nobody's business. The process lives as long as its input.
 */
public final class Control {

  static final String MARK = "@bench ";
  static final String FAILED = "failed ";
  static final String SNAPSHOT = "snapshot";

  private final PrintStream out = System.out;
  private final Map<String, UnaryOperator<String>> answers = new HashMap<>();

  public Control() {
    answers.put(SNAPSHOT, ignored -> Snapshot.take().encode());
  }

  /** Answers questions of this name; the answer is one line. */
  public Control on(String name, UnaryOperator<String> answer) {
    answers.put(name, answer);
    return this;
  }

  /** Says that the server listens, then answers until the other end hangs up. */
  public void serve(int port) throws IOException {
    say(Integer.toString(port));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      int space = line.indexOf(' ');
      String name = space < 0 ? line : line.substring(0, space);
      String text = space < 0 ? "" : line.substring(space + 1);
      UnaryOperator<String> answer = answers.get(name);
      if (answer == null) {
        say(FAILED + "nobody knows " + name);
      } else {
        say(answerOf(answer, text));
      }
    }
  }

  private static String answerOf(UnaryOperator<String> answer, String text) {
    try {
      return answer.apply(text);
    } catch (RuntimeException failure) {
      return FAILED + failure.toString().replace('\n', ' ');
    }
  }

  private void say(String text) {
    out.println(MARK + text);
    out.flush();
  }
}
