package dev.muster.bootstrap.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a stream into lines, which end with LF or CRLF. A byte order mark at the begin is passed
 * over. Of a line that is too long nothing is kept.
 */
final class Lines {

  /** Far above the 512 KiB that a resource may take. */
  static final int MAX_BYTES = 8 << 20;

  static final String TOO_LONG = "The line is longer than 8 MiB.";

  private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

  private final InputStream stream;
  private final byte[] buffer = new byte[1 << 16];
  private int start;
  private int end;

  /** Of the first byte that is still in the buffer. */
  private long position;

  private long number;
  private byte[] held = new byte[4_096];
  private int length;
  private boolean tooLong;

  Lines(InputStream stream) {
    this.stream = stream;
  }

  /** The next line; empty at the end. */
  Optional<Line> next() throws IOException {
    if (number == 0) {
      skipByteOrderMark();
    }
    if (start == end && !fill()) {
      return Optional.empty();
    }
    number++;
    length = 0;
    tooLong = false;
    long begin = position;
    do {
      int feed = feed();
      hold(feed < 0 ? end : feed);
      if (feed >= 0) {
        start++;
        position++;
        return Optional.of(ended(begin));
      }
    } while (fill());
    return Optional.of(line(begin, length, Line.Ending.END_OF_FILE));
  }

  private Line ended(long begin) {
    return length > 0 && held[length - 1] == '\r'
        ? line(begin, length - 1, Line.Ending.RETURN_AND_FEED)
        : line(begin, length, Line.Ending.FEED);
  }

  private Line line(long begin, int bytes, Line.Ending ending) {
    return tooLong
        ? Line.unusable(number, TOO_LONG)
        : Line.of(number, begin, Arrays.copyOf(held, bytes), ending);
  }

  /** Where the next LF is in the buffer; -1 if nowhere. */
  private int feed() {
    for (int i = start; i < end; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Takes what is in the buffer up to there. */
  private void hold(int stop) {
    int count = stop - start;
    if (length + count > MAX_BYTES) {
      tooLong = true;
      length = 0;
    }
    if (!tooLong) {
      if (length + count > held.length) {
        held = Arrays.copyOf(held, Math.max(length + count, Math.min(2 * held.length, MAX_BYTES)));
      }
      System.arraycopy(buffer, start, held, length, count);
      length += count;
    }
    position += count;
    start = stop;
  }

  private boolean fill() throws IOException {
    int read = stream.read(buffer, 0, buffer.length);
    start = 0;
    end = Math.max(read, 0);
    return end > 0;
  }

  private void skipByteOrderMark() throws IOException {
    end = stream.readNBytes(buffer, 0, BYTE_ORDER_MARK.length);
    for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
      if (i >= end || Byte.toUnsignedInt(buffer[i]) != BYTE_ORDER_MARK[i]) {
        return;
      }
    }
    start = end;
    position = end;
  }
}
