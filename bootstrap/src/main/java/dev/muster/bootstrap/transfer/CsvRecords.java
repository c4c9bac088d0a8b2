package dev.muster.bootstrap.transfer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts the lines of a CSV file together to records: one goes on behind the end of a line within
 * quotes (RFC 4180 §2). Empty lines are passed over.
 */
final class CsvRecords {

  private enum Place {
    CELL_START,
    CELL,
    QUOTED,
    /** After a quote within quotes: it ends them, or another one follows. */
    QUOTE
  }

  private final Lines lines;
  private Place place = Place.CELL_START;

  /** Whether a CR stands alone where it would end the record for some and not for others. */
  private boolean hasStrayReturn;

  CsvRecords(Lines lines) {
    this.lines = lines;
  }

  /** The next record; empty at the end. */
  Optional<Line> next() throws IOException {
    Optional<Line> first = lines.next();
    while (first.isPresent() && first.get().isEmpty()) {
      first = lines.next();
    }
    return first.isEmpty() ? first : Optional.of(record(first.get()));
  }

  private Line record(Line first) throws IOException {
    place = Place.CELL_START;
    hasStrayReturn = false;
    List<Line> all = new ArrayList<>();
    long size = 0;
    boolean tooLong = false;
    Line line = first;
    while (true) {
      tooLong |= !line.isUsable();
      size += line.raw().length + 2;
      if (size > Lines.MAX_BYTES || tooLong) {
        tooLong = true;
        all.clear();
      } else {
        all.add(line);
      }
      walk(line.raw());
      if (place != Place.QUOTED) {
        if (tooLong) {
          return Line.unusable(first.number(), Lines.TOO_LONG);
        }
        return hasStrayReturn
            ? Line.unusable(first.number(), "A CR without LF may stand only within quotes.")
            : Line.joined(all);
      }
      Optional<Line> next = lines.next();
      if (next.isEmpty()) {
        return Line.unusable(
            first.number(), "A quoted cell is not closed until the end of the file.");
      }
      line = next.get();
    }
  }

  private void walk(byte[] line) {
    if (place != Place.QUOTED && isPlain(line)) {
      return;
    }
    for (byte b : line) {
      hasStrayReturn |= b == '\r' && place != Place.QUOTED;
      place =
          switch (place) {
            case CELL_START -> b == '"' ? Place.QUOTED : unquoted(b);
            case CELL -> unquoted(b);
            case QUOTED -> b == '"' ? Place.QUOTE : Place.QUOTED;
            case QUOTE -> b == '"' ? Place.QUOTED : unquoted(b);
          };
    }
  }

  /** Whether nothing in the line matters to where the record ends. */
  private static boolean isPlain(byte[] line) {
    for (byte b : line) {
      if (b == '"' || b == '\r') {
        return false;
      }
    }
    return true;
  }

  private static Place unquoted(byte b) {
    return b == ',' ? Place.CELL_START : Place.CELL;
  }
}
