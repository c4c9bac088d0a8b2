package dev.muster.bootstrap.command;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.OptionalLong;

/** Shows how far an import or export is. */
sealed interface TransferDisplay extends AutoCloseable permits TransferBar, TransferLines {

  /**
   * What is shown.
   *
   * @param task a word for it
   * @param counted what is counted, as a plural
   * @param whole of what a share is done, as in "7 % of the file"
   * @param size of the whole; empty if nobody knows
   * @param unit in which a bar shows position, size and rate: what follows the number
   * @param unitSize how much one unit is
   */
  record Course(
      String task, String counted, String whole, OptionalLong size, String unit, long unitSize) {}

  /** A bar on a terminal if the size is known, else a plain line every few seconds. */
  static TransferDisplay of(Course course, PrintWriter err) {
    boolean isTerminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return isTerminal && course.size().isPresent()
        ? new TransferBar(course, System.err)
        : new TransferLines(course, err, System::nanoTime);
  }

  /**
   * Called again and again; most calls show nothing.
   *
   * @param position how much of the whole is done
   * @param count how many were counted
   */
  void advance(long position, long count);

  /**
   * Only a last part remains, of which nobody knows the size.
   *
   * @param word for it
   * @param sentence the same
   */
  void finishing(long position, String word, String sentence);

  /** Makes room for a line of text. */
  void interrupt();

  @Override
  void close();
}
