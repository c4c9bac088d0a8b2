package dev.muster.bootstrap.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The right to start and stop a data folder's server; the operating system takes it back when the
 * process ends in whatever way. The lock file says who holds it.
 *
 * <p>Nothing else in this process may open the lock file: POSIX drops a process's locks as soon as
 * it closes any descriptor of the file.
 */
final class FolderLock implements AutoCloseable {

  private static final Map<Path, Holder> HELD_HERE = new ConcurrentHashMap<>();
  private static final Queue<FileChannel> KEPT_OPEN = new ConcurrentLinkedQueue<>();
  private static final int LONGEST_CONTENT = 100;

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Who holds a lock.
   *
   * @param pid the process id
   */
  record Holder(Occupant occupant, long pid) {}

  /** What came of an attempt to take the lock. */
  sealed interface Attempt {
    /** This process holds it now and must close it. */
    record Taken(FolderLock lock) implements Attempt {}

    /** Somebody else holds it; empty while the file does not yet name a living process. */
    record Busy(Optional<Holder> holder) implements Attempt {}
  }

  /**
   * Tries once, without waiting, to take the lock.
   *
   * @throws EmbeddedDatabaseException if the lock file cannot be opened or written
   */
  static Attempt attempt(DataFolder folder, Occupant occupant) {
    Path file = folder.lock();
    Holder self = new Holder(occupant, ProcessHandle.current().pid());
    Holder here = HELD_HERE.putIfAbsent(file, self);
    if (here != null) {
      return new Attempt.Busy(Optional.of(here));
    }
    boolean taken = false;
    try {
      FileChannel channel =
          FileChannel.open(
              file,
              Set.of(
                  StandardOpenOption.CREATE,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE,
                  LinkOption.NOFOLLOW_LINKS),
              Folders.PRIVATE_FILE);
      Attempt attempt = attempt(folder, self, channel);
      taken = attempt instanceof Attempt.Taken;
      return attempt;
    } catch (IOException e) {
      throw new EmbeddedDatabaseException("Lock file " + file + " cannot be used: " + e, e);
    } finally {
      if (!taken) {
        HELD_HERE.remove(file);
      }
    }
  }

  private static Attempt attempt(DataFolder folder, Holder self, FileChannel channel)
      throws IOException {
    boolean close = true;
    try {
      if (channel.tryLock() == null) {
        return new Attempt.Busy(read(channel));
      }
      write(channel, self.occupant().name().toLowerCase(Locale.ROOT) + " " + self.pid() + "\n");
      folder.adopt(folder.lock());
      close = false;
      return new Attempt.Taken(new FolderLock(folder.lock(), channel));
    } catch (OverlappingFileLockException e) {
      // This class under another loader holds it; closing the channel would release its lock.
      close = false;
      KEPT_OPEN.add(channel);
      return new Attempt.Busy(read(channel));
    } finally {
      if (close) {
        channel.close();
      }
    }
  }

  // A holder writes its name a moment after taking the lock; what a dead one left must not count.
  private static Optional<Holder> read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST_CONTENT);
    channel.read(bytes, 0);
    String[] words =
        StandardCharsets.US_ASCII.decode(bytes.flip()).toString().strip().split(" ", 2);
    try {
      Occupant occupant = Occupant.valueOf(words[0].toUpperCase(Locale.ROOT));
      long pid = words.length == 2 ? Long.parseLong(words[1]) : -1;
      return ProcessHandle.of(pid).isPresent()
          ? Optional.of(new Holder(occupant, pid))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void write(FileChannel channel, String content) throws IOException {
    channel.truncate(0);
    channel.write(StandardCharsets.US_ASCII.encode(content), 0);
  }

  boolean isHeld() {
    return channel.isOpen();
  }

  /** Gives the lock back; again does nothing. */
  @Override
  public void close() {
    if (channel.isOpen()) {
      Interrupts.deferred(this::release);
    }
  }

  private void release() {
    try (channel) {
      channel.truncate(0);
    } catch (IOException e) {
      throw new EmbeddedDatabaseException("Lock file " + file + " cannot be released: " + e, e);
    } finally {
      HELD_HERE.remove(file);
    }
  }
}
