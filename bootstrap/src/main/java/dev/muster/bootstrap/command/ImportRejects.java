package dev.muster.bootstrap.command;

import dev.muster.adapters.web.json.JsonWriter;
import dev.muster.application.port.in.ImportResourcesUseCase.Rejection;
import dev.muster.bootstrap.transfer.ImportFile;
import dev.muster.domain.value.Value;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is rejected to a file, which is made when the first comes: JSON Lines such as {@code
 * {"line":7,"reason":"..."}}. The first ones are also printed.
 */
final class ImportRejects implements AutoCloseable {

  private static final int PRINTED = 10;

  private final Path path;
  private final PrintWriter err;
  private @Nullable OutputStream file;
  private long count;

  ImportRejects(Path path, PrintWriter err) {
    this.path = path;
    this.err = err;
  }

  /**
   * Forgets what an earlier import rejected: its file would seem to be of this one.
   *
   * @throws UncheckedIOException if the file cannot be deleted
   */
  void begin() {
    try {
      if (Files.isRegularFile(path)) {
        Files.delete(path);
      }
    } catch (IOException undeletable) {
      throw unwritable(undeletable);
    }
  }

  /**
   * @throws UncheckedIOException if the file cannot be written
   */
  synchronized void add(Rejection rejection) {
    count++;
    if (count <= PRINTED) {
      err.println(ImportFile.visible("Line " + rejection.line() + ": " + rejection.reason()));
    } else if (count == PRINTED + 1) {
      err.println("More is rejected: see " + ImportFile.visible(path.toString()));
    }
    Map<String, Value> object = new TreeMap<>();
    object.put("line", new Value.WholeNumber(rejection.line()));
    object.put("reason", new Value.Text(rejection.reason()));
    try {
      OutputStream stream = file;
      if (stream == null) {
        stream = new BufferedOutputStream(Files.newOutputStream(path));
        file = stream;
      }
      stream.write(JsonWriter.write(new Value.Complex(object)));
      stream.write('\n');
    } catch (IOException failure) {
      throw unwritable(failure);
    }
  }

  private UncheckedIOException unwritable(IOException failure) {
    return new UncheckedIOException(
        "What is rejected cannot be written to " + path + ": " + failure.getMessage(), failure);
  }

  /** The file; null if nothing was rejected. */
  synchronized @Nullable Path written() {
    return file == null ? null : path;
  }

  /**
   * @throws UncheckedIOException if what was rejected last cannot be written
   */
  @Override
  public synchronized void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException failure) {
      throw unwritable(failure);
    }
  }
}
