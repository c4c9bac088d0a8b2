package dev.muster.bootstrap.transfer;

import java.io.IOException;
import java.io.OutputStream;

/** Where an export goes. */
public sealed interface ExportTarget extends AutoCloseable permits ExportFile, ExportStream {

  /** As a message calls it. */
  String name();

  /** Takes what is exported; the target is not closed by closing it. */
  OutputStream stream();

  /**
   * Makes what was written last, as a whole.
   *
   * @throws IOException if that is not possible, or the target is closed
   */
  void commit() throws IOException;

  /** Whether it was committed. */
  boolean isCommitted();

  /** Leaves nothing behind unless it was committed; again does nothing. By any thread. */
  @Override
  void close();
}
