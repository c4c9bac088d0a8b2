package dev.muster.bootstrap.transfer;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** An open file, or another stream; gzip is recognized by its first bytes and unpacked. */
public final class ImportFile implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int GZIP = 0x1f8b;
  private static final int UTF_16_BIG = 0xfeff;
  private static final int UTF_16_LITTLE = 0xfffe;

  private final OptionalLong size;
  private final Counting counting;
  private final InputStream stream;

  private ImportFile(InputStream source, OptionalLong size, String name) throws IOException {
    this.size = size;
    this.counting = new Counting(source);
    InputStream buffered = new BufferedInputStream(counting, BUFFER_BYTES);
    buffered.mark(2);
    int first = buffered.read() << Byte.SIZE | buffered.read();
    buffered.reset();
    if (first == UTF_16_BIG || first == UTF_16_LITTLE) {
      throw new TransferFileException(name + " is UTF-16; write it as UTF-8.");
    }
    this.stream = first == GZIP ? new GZIPInputStream(buffered, BUFFER_BYTES) : buffered;
  }

  /**
   * Opens a file.
   *
   * @throws TransferFileException if there is none that can be read
   */
  public static ImportFile open(Path path) {
    String name = visible(path.toString());
    if (Files.isDirectory(path)) {
      throw new TransferFileException(name + " is a directory, not a file.");
    }
    InputStream source = null;
    try {
      source = Files.newInputStream(path);
      OptionalLong size =
          Files.isRegularFile(path) ? OptionalLong.of(Files.size(path)) : OptionalLong.empty();
      return new ImportFile(source, size, name);
    } catch (NoSuchFileException missing) {
      throw new TransferFileException(name + ": there is no such file.");
    } catch (AccessDeniedException denied) {
      throw new TransferFileException(name + " may not be read.");
    } catch (IOException unreadable) {
      close(source);
      throw new TransferFileException(name + " cannot be read: " + unreadable.getMessage());
    } catch (TransferFileException unusable) {
      close(source);
      throw unusable;
    }
  }

  /** Reads a stream whose end is not known beforehand; closing this leaves it open. */
  public static ImportFile of(InputStream stream) throws IOException {
    return new ImportFile(new Unclosable(stream), OptionalLong.empty(), "The input");
  }

  private static void close(@Nullable InputStream source) {
    try {
      if (source != null) {
        source.close();
      }
    } catch (IOException ignored) {
      // It was read only, and what went wrong before is what the user has to know.
    }
  }

  /** Text on one line of a terminal, whatever characters it has. */
  public static String visible(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]", "?");
  }

  /** What the file holds, unpacked. */
  InputStream stream() {
    return stream;
  }

  /** Bytes, packed as they are; empty if nobody knows. */
  public OptionalLong size() {
    return size;
  }

  /** How many bytes of {@link #size} were read. */
  public long position() {
    return counting.count;
  }

  @Override
  public void close() {
    close(stream);
  }

  private static final class Unclosable extends FilterInputStream {

    Unclosable(InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // Whoever opened it closes it.
    }
  }

  private static final class Counting extends FilterInputStream {

    /** Read by the thread that shows the progress. */
    private volatile long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      if (read > 0) {
        add(read);
      }
      return read;
    }

    /** Only one thread reads. */
    private synchronized void add(int read) {
      count += read;
    }
  }
}
