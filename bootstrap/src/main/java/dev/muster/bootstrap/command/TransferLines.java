package dev.muster.bootstrap.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Says how far an import or export is by a plain line every few seconds. */
final class TransferLines implements TransferDisplay {

  private static final long PERIOD = Duration.ofSeconds(5).toNanos();
  private static final double SECOND = Duration.ofSeconds(1).toNanos();

  private final Course course;
  private final PrintWriter err;
  private final LongSupplier nanoTime;
  private final long begin;
  private long last;

  TransferLines(Course course, PrintWriter err, LongSupplier nanoTime) {
    this.course = course;
    this.err = err;
    this.nanoTime = nanoTime;
    this.begin = nanoTime.getAsLong();
    this.last = begin;
  }

  @Override
  public void advance(long position, long count) {
    long now = nanoTime.getAsLong();
    if (now - last < PERIOD) {
      return;
    }
    last = now;
    double seconds = (now - begin) / SECOND;
    StringBuilder line = new StringBuilder();
    line.append(count).append(' ').append(course.counted());
    line.append(", ").append(Math.round(count / seconds)).append("/s");
    course
        .size()
        .ifPresent(
            size -> {
              if (position > 0 && size > 0) {
                long left = Math.round(seconds * Math.max(0, size - position) / position);
                line.append(", ").append(100 * position / size).append(" % of ");
                line.append(course.whole()).append(", about ").append(left).append(" s left");
              }
            });
    err.println(line);
  }

  @Override
  public void finishing(long position, String word, String sentence) {
    if (last > begin) {
      err.println(sentence);
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
