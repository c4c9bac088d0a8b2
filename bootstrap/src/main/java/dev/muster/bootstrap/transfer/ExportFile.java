package dev.muster.bootstrap.transfer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * A file that is there as a whole or not at all: it is written under another name beside it, which
 * begins with a dot, and gets its own when it is on disk. Packed by gzip if the name ends in {@code
 * .gz}. Only its owner may read it.
 */
public final class ExportFile implements ExportTarget {

  private static final int BUFFER_BYTES = 1 << 16;

  private final Path target;
  private final Path temporary;
  private final boolean replaces;
  private final FileChannel channel;
  private final OutputStream stream;
  private boolean isOpen = true;
  private boolean isCommitted;

  private ExportFile(Path target, Path temporary, boolean replaces) throws IOException {
    this.target = target;
    this.temporary = temporary;
    this.replaces = replaces;
    this.channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
    OutputStream file = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
    this.stream = isPacked(target) ? new GZIPOutputStream(file, BUFFER_BYTES) : file;
  }

  private static boolean isPacked(Path target) {
    return target.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  /**
   * Begins a file.
   *
   * @param replaces whether a file of the name may be there, which is then replaced
   * @throws TransferFileException if it cannot be written there
   */
  public static ExportFile create(Path path, boolean replaces) {
    String name = ImportFile.visible(path.toString());
    if (Files.isDirectory(path)) {
      throw new TransferFileException(name + " is a directory, not a file.");
    }
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(path)) {
      throw new TransferFileException(name + " is no ordinary file; export to - instead.");
    }
    if (Files.exists(path) && !replaces) {
      throw exists(name);
    }
    try {
      // A link stays one, and what it leads to is replaced.
      Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
      Path temporary =
          Files.createTempFile(target.getParent(), "." + target.getFileName() + ".", ".part");
      try {
        return new ExportFile(target, temporary, replaces);
      } catch (IOException unwritable) {
        Files.deleteIfExists(temporary);
        throw unwritable;
      }
    } catch (NoSuchFileException missing) {
      throw new TransferFileException(name + ": there is no such folder.");
    } catch (AccessDeniedException denied) {
      throw new TransferFileException(name + " may not be written.");
    } catch (IOException unwritable) {
      throw new TransferFileException(name + " cannot be written: " + unwritable.getMessage());
    }
  }

  private static TransferFileException exists(String name) {
    return new TransferFileException(name + " exists already; --force replaces it.");
  }

  @Override
  public String name() {
    return ImportFile.visible(target.toString());
  }

  @Override
  public OutputStream stream() {
    return stream;
  }

  @Override
  public synchronized void commit() throws IOException {
    if (!isOpen) {
      throw new IOException("it was given up");
    }
    if (stream instanceof GZIPOutputStream packed) {
      packed.finish();
    }
    stream.flush();
    channel.force(true);
    channel.close();
    if (replaces) {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } else {
      appear();
    }
    isCommitted = true;
    // The name, too, shall outlast a crash.
    try (FileChannel folder = FileChannel.open(target.resolveSibling(""))) {
      folder.force(true);
    }
  }

  /** Takes the name, if nobody has taken it meanwhile. */
  private void appear() throws IOException {
    try {
      Files.createLink(target, temporary);
      Files.delete(temporary);
    } catch (FileAlreadyExistsException taken) {
      throw exists(name());
    } catch (UnsupportedOperationException noLinks) {
      Files.move(temporary, target);
    }
  }

  @Override
  public synchronized boolean isCommitted() {
    return isCommitted;
  }

  @Override
  public synchronized void close() {
    if (!isOpen || isCommitted) {
      return;
    }
    isOpen = false;
    try {
      try {
        channel.close();
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException undeletable) {
      throw new TransferFileException(
          ImportFile.visible(temporary + " cannot be deleted: " + undeletable.getMessage()));
    }
  }
}
