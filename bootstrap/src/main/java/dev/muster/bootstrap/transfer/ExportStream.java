package dev.muster.bootstrap.transfer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Standard output, or another stream that somebody else closes. */
public final class ExportStream implements ExportTarget {

  private static final int BUFFER_BYTES = 1 << 16;

  private final OutputStream stream;
  private volatile boolean isCommitted;

  public ExportStream(OutputStream stream) {
    this.stream = new BufferedOutputStream(stream, BUFFER_BYTES);
  }

  @Override
  public String name() {
    return "The output";
  }

  @Override
  public OutputStream stream() {
    return stream;
  }

  @Override
  public void commit() throws IOException {
    stream.flush();
    isCommitted = true;
  }

  @Override
  public boolean isCommitted() {
    return isCommitted;
  }

  @Override
  public void close() {
    // What was written is with the reader already.
  }
}
