package dev.muster.bootstrap.transfer;

import dev.muster.domain.error.InvalidRequest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of a file without what ends it, or several that belong together. */
final class Line {

  /** What ends a line. */
  enum Ending {
    FEED("\n"),
    RETURN_AND_FEED("\r\n"),
    END_OF_FILE("");

    private final String text;

    Ending(String text) {
      this.text = text;
    }
  }

  private final long number;
  private final long position;
  private final byte[] bytes;
  private final Ending ending;
  private final @Nullable String problem;

  private Line(long number, long position, byte[] bytes, Ending ending, @Nullable String problem) {
    this.number = number;
    this.position = position;
    this.bytes = bytes;
    this.ending = ending;
    this.problem = problem;
  }

  /**
   * @param number from 1
   * @param position of its first byte in the file, from 0
   */
  static Line of(long number, long position, byte[] bytes, Ending ending) {
    return new Line(number, position, bytes, ending, null);
  }

  /** A line of which only this is known. */
  static Line unusable(long number, String problem) {
    return new Line(number, 0, new byte[0], Ending.FEED, problem);
  }

  /** Lines that follow each other, with the line ends between them, as one. */
  static Line joined(List<Line> lines) {
    Line first = lines.getFirst();
    if (lines.size() == 1) {
      return first;
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Line line : lines) {
      all.writeBytes(line.bytes);
      if (line != lines.getLast()) {
        all.writeBytes(line.ending.text.getBytes(StandardCharsets.US_ASCII));
      }
    }
    return of(first.number, first.position, all.toByteArray(), lines.getLast().ending);
  }

  long number() {
    return number;
  }

  boolean isUsable() {
    return problem == null;
  }

  /** Whether the file ends without ending this line. */
  boolean isLastAndOpen() {
    return ending == Ending.END_OF_FILE;
  }

  boolean isEmpty() {
    return problem == null && bytes.length == 0;
  }

  boolean isBlank() {
    if (problem != null) {
      return false;
    }
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  /** The bytes as they are, whatever they are; not to be changed. */
  byte[] raw() {
    return bytes;
  }

  /**
   * The bytes, which are UTF-8.
   *
   * @throws InvalidRequest (invalidSyntax) if they are not, or the line cannot be used
   */
  byte[] utf8() {
    if (problem != null) {
      throw InvalidRequest.syntax(problem);
    }
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] < 0) {
        requireUtf8();
        break;
      }
    }
    return bytes;
  }

  /**
   * The text.
   *
   * @throws InvalidRequest (invalidSyntax) if it is not UTF-8, has NUL, or the line cannot be used
   */
  String text() {
    String text = new String(utf8(), StandardCharsets.UTF_8);
    if (text.indexOf('\0') >= 0) {
      throw InvalidRequest.syntax("Text must not have NUL.");
    }
    return text;
  }

  private void requireUtf8() {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (decoder.decode(in, CharBuffer.allocate(bytes.length), true).isError()) {
      throw InvalidRequest.syntax(
          "The byte at offset " + (position + in.position()) + " of the file is not UTF-8.");
    }
  }
}
