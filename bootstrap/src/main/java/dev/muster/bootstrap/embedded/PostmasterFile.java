package dev.muster.bootstrap.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a postmaster writes about itself into its cluster, {@code postmaster.pid}. It stays behind
 * when the machine or the postmaster is killed, and its pid may then be another process's.
 *
 * @param cluster the cluster it was found in
 * @param pid the postmaster's process id
 * @param port the port it listens on, 0 while it does not yet
 * @param status {@code starting}, {@code ready}, {@code stopping}, {@code standby} or empty
 */
record PostmasterFile(Path cluster, long pid, int port, String status) {

  private static final Logger log = LoggerFactory.getLogger(PostmasterFile.class);
  private static final int PORT_LINE = 3;
  private static final int STATUS_LINE = 7;

  /**
   * Reads it.
   *
   * @return empty if there is none, or none that is complete
   */
  static Optional<PostmasterFile> read(Path cluster) {
    try {
      List<String> lines = Files.readAllLines(path(cluster));
      long pid = lines.isEmpty() ? 0 : Long.parseLong(lines.getFirst().strip());
      int port = lines.size() > PORT_LINE ? Integer.parseInt(lines.get(PORT_LINE).strip()) : 0;
      String status = lines.size() > STATUS_LINE ? lines.get(STATUS_LINE).strip() : "";
      return pid == 0
          ? Optional.empty()
          : Optional.of(new PostmasterFile(cluster, pid, port, status));
    } catch (NoSuchFileException | NumberFormatException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(path(cluster) + " cannot be read: " + e, e);
    }
  }

  /** Whether the server it names lives and accepts connections. */
  boolean isReady() {
    return status.equals("ready") && isAlive();
  }

  /** Whether the process it names lives and is a postmaster of this very cluster. */
  boolean isAlive() {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().arguments())
        .map(List::of)
        .filter(arguments -> arguments.contains("-D"))
        .filter(arguments -> arguments.contains(cluster.toString()))
        .isPresent();
  }

  /**
   * Replaces the pid by one that no process has, so that PostgreSQL recognizes the file as stale.
   * It takes any living process, even a thread, with the number it finds as a running postmaster.
   * The file is not deleted because PostgreSQL also looks in it for the shared memory of backends
   * that outlived their postmaster.
   */
  void disown() {
    try {
      List<String> lines = new ArrayList<>(Files.readAllLines(path(cluster)));
      lines.set(0, Integer.toString(Integer.MAX_VALUE));
      Files.write(
          path(cluster),
          lines,
          StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING,
          LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(path(cluster) + " cannot be changed: " + e, e);
    }
  }

  /**
   * Deletes a file that {@link #read} cannot make sense of, as a power failure can leave one.
   * PostgreSQL refuses to start over it and asks for this.
   */
  static void deleteUnreadable(Path cluster) {
    try {
      if (read(cluster).isEmpty() && Files.deleteIfExists(path(cluster))) {
        log.warn("Deleted {}, which a crash had left unreadable", path(cluster));
      }
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(path(cluster) + " cannot be deleted: " + e, e);
    }
  }

  private static Path path(Path cluster) {
    return cluster.resolve("postmaster.pid");
  }
}
