package dev.muster.bootstrap.command;

import dev.muster.bootstrap.transfer.ImportFile;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Says how far an import is by a plain line every few seconds. */
final class ImportLines implements ImportDisplay {

  private static final long PERIOD = Duration.ofSeconds(5).toNanos();
  private static final double SECOND = Duration.ofSeconds(1).toNanos();

  private final ImportFile source;
  private final PrintWriter err;
  private final LongSupplier nanoTime;
  private final long begin;
  private long last;

  ImportLines(ImportFile source, PrintWriter err, LongSupplier nanoTime) {
    this.source = source;
    this.err = err;
    this.nanoTime = nanoTime;
    this.begin = nanoTime.getAsLong();
    this.last = begin;
  }

  @Override
  public void advance(long entries) {
    long now = nanoTime.getAsLong();
    if (now - last < PERIOD) {
      return;
    }
    last = now;
    double seconds = (now - begin) / SECOND;
    StringBuilder line = new StringBuilder();
    line.append(entries).append(" entries, ").append(Math.round(entries / seconds)).append("/s");
    long read = source.position();
    source
        .size()
        .ifPresent(
            size -> {
              if (read > 0 && size > 0) {
                long left = Math.round(seconds * Math.max(0, size - read) / read);
                line.append(", ").append(100 * read / size).append(" % of the file");
                line.append(", about ").append(left).append(" s left");
              }
            });
    err.println(line);
  }

  @Override
  public void finishing() {
    if (last > begin) {
      err.println("The file is read; the members come in.");
    }
  }

  @Override
  public void interrupt() {
    // Each line stands for itself.
  }

  @Override
  public void close() {
    // It holds nothing.
  }
}
