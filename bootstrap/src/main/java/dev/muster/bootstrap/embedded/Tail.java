package dev.muster.bootstrap.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The end of a text file, as much of it as a message to a person can carry. */
final class Tail {

  private static final int BYTES = 4096;
  private static final int LINES = 15;

  private Tail() {}

  /** The last lines of {@code file}; empty when it cannot be read. */
  static String of(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer bytes = ByteBuffer.allocate(BYTES);
      channel.position(Math.max(0, channel.size() - BYTES));
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
      List<String> lines =
          StandardCharsets.UTF_8.decode(bytes.flip()).toString().strip().lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    } catch (IOException e) {
      return "";
    }
  }
}
