package dev.muster.bootstrap.embedded;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL 18 server with its data in a folder, durable like any production server, reachable
 * only from this machine and only with the password kept in the folder.
 *
 * <p>At most one process owns a data folder: it starts the server and stops it. A command that
 * finds the folder owned by {@code muster serve} uses the server that runs. When an owner dies
 * without stopping its server, the next one takes it over.
 *
 * <p>There is no shutdown hook: the caller orders its shutdown and calls {@link #close()} last.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private final Server server;
  private final @Nullable Postmaster postmaster;
  private final @Nullable FolderLock lock;

  private EmbeddedDatabase(
      Server server, @Nullable Postmaster postmaster, @Nullable FolderLock lock) {
    this.server = server;
    this.postmaster = postmaster;
    this.lock = lock;
  }

  /**
   * Opens the database in {@code dataFolder} and creates what is missing, the folder included.
   *
   * @param dataFolder where programs, data, password and lock are kept
   * @param occupant what this process is; a second {@link Occupant#SERVE} is refused at once
   * @param patience how long to wait for a command that occupies the folder, for a running server
   *     to answer, and for a start; a start is given at least 60 seconds
   * @throws DataFolderInUseException if another process still occupies the folder then
   * @throws EmbeddedDatabaseException if anything else fails, or the thread is interrupted; nothing
   *     that this call started is left running
   */
  public static EmbeddedDatabase open(Path dataFolder, Occupant occupant, Duration patience) {
    DataFolder folder = DataFolder.at(dataFolder);
    Deadline deadline = Deadline.in(patience);
    while (true) {
      switch (FolderLock.attempt(folder, occupant)) {
        case FolderLock.Attempt.Taken(FolderLock lock) -> {
          return own(folder, lock, patience);
        }
        case FolderLock.Attempt.Busy(Optional<FolderLock.Holder> holder) -> {
          boolean served = holder.filter(found -> found.occupant() == Occupant.SERVE).isPresent();
          if (served && occupant == Occupant.COMMAND) {
            Optional<EmbeddedDatabase> attached = attach(folder, deadline);
            if (attached.isPresent()) {
              return attached.get();
            }
          } else if (served || deadline.passed()) {
            throw inUse(folder, holder);
          }
        }
      }
      deadline.pause();
    }
  }

  private static EmbeddedDatabase own(DataFolder folder, FolderLock lock, Duration patience) {
    boolean opened = false;
    try {
      OwnedServer owned = OwnedServer.in(folder, patience);
      opened = true;
      return new EmbeddedDatabase(owned.server(), owned.postmaster(), lock);
    } finally {
      if (!opened) {
        lock.close();
      }
    }
  }

  // Empty means: not yet. The server may be starting, or its owner may be about to end.
  private static Optional<EmbeddedDatabase> attach(DataFolder folder, Deadline deadline) {
    try {
      Optional<PostmasterFile> running =
          PostmasterFile.read(folder.cluster()).filter(PostmasterFile::isReady);
      if (running.isEmpty()) {
        throw new SQLException("it is not ready");
      }
      Server server = new Server(running.get().port(), Password.read(folder));
      server.requireReady(folder);
      return Optional.of(new EmbeddedDatabase(server, null, null));
    } catch (SQLException e) {
      if (deadline.passed()) {
        throw new EmbeddedDatabaseException(
            "muster serve occupies data folder "
                + folder.root()
                + ", but its database does not answer: "
                + e.getMessage(),
            e);
      }
      return Optional.empty();
    }
  }

  private static DataFolderInUseException inUse(
      DataFolder folder, Optional<FolderLock.Holder> holder) {
    String who =
        holder
            .map(found -> found.occupant().description() + " (pid " + found.pid() + ")")
            .orElse("another process");
    return new DataFolderInUseException("Data folder " + folder.root() + " is in use by " + who);
  }

  /** The URL of database {@code muster}, without user and password. */
  public String jdbcUrl() {
    return server.url();
  }

  public String user() {
    return Server.USER;
  }

  public String password() {
    return server.password();
  }

  /** Whether closing this stops the server; false if another process runs it. */
  public boolean ownsServer() {
    return postmaster != null;
  }

  /**
   * Stops the server if this owns it, rolling back what connections still do, and lets the folder
   * go; again does nothing. Takes up to two minutes in the worst case, and is not cut short by an
   * interrupt.
   *
   * @throws EmbeddedDatabaseException if the server does not stop
   */
  @Override
  public synchronized void close() {
    if (lock == null || postmaster == null || !lock.isHeld()) {
      return;
    }
    try (lock) {
      postmaster.stop();
    }
  }
}
