package dev.muster.bootstrap.command;

import dev.muster.bootstrap.transfer.ImportFile;
import java.io.PrintWriter;

/** Shows how far an import is, by the bytes of the file. */
final class ImportDisplay implements AutoCloseable {

  private static final long MEBIBYTE = 1 << 20;

  private final ImportFile source;
  private final TransferDisplay display;

  ImportDisplay(ImportFile source, TransferDisplay display) {
    this.source = source;
    this.display = display;
  }

  static ImportDisplay of(ImportFile source, PrintWriter err) {
    return new ImportDisplay(source, TransferDisplay.of(course(source), err));
  }

  static TransferDisplay.Course course(ImportFile source) {
    return new TransferDisplay.Course(
        "import", "entries", "the file", source.size(), " MiB", MEBIBYTE);
  }

  /**
   * Called after each entry; most calls show nothing.
   *
   * @param entries how many were read until now
   */
  void advance(long entries) {
    display.advance(source.position(), entries);
  }

  /** The file is read, and what remains are members. */
  void finishing() {
    display.finishing(source.position(), "members", "The file is read; the members come in.");
  }

  /** Makes room for a line of text. */
  void interrupt() {
    display.interrupt();
  }

  @Override
  public void close() {
    display.close();
  }
}
