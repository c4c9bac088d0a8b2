package dev.muster.bootstrap.command;

import dev.muster.bootstrap.transfer.ImportFile;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/** Shows how far an import is. */
sealed interface ImportDisplay extends AutoCloseable permits ImportBar, ImportLines {

  /** A bar on a terminal, else a plain line every few seconds. */
  static ImportDisplay of(ImportFile source, PrintWriter err) {
    boolean isTerminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return isTerminal && source.size().isPresent()
        ? new ImportBar(source, System.err)
        : new ImportLines(source, err, System::nanoTime);
  }

  /**
   * Called after each entry; most calls show nothing.
   *
   * @param entries how many were read until now
   */
  void advance(long entries);

  /** The file is read, and what remains are members. */
  void finishing();

  /** Makes room for a line of text. */
  void interrupt();

  @Override
  void close();
}
