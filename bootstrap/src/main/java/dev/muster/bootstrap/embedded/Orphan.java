package dev.muster.bootstrap.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a killed owner left in a data folder: a server that goes on, or only traces of one. The
 * caller holds the folder's lock.
 */
record Orphan(DataFolder folder, Postmaster postmaster) {

  private static final Logger log = LoggerFactory.getLogger(Orphan.class);

  /**
   * Takes a server over if it was started just as this Muster would start it and answers; stops any
   * other.
   *
   * @param limit how long a server that is starting may take
   * @return the port of the server taken over; empty if none runs now
   * @throws EmbeddedDatabaseException if a server neither answers nor stops
   */
  OptionalInt adopt(Duration limit) {
    Optional<PostmasterFile> found = PostmasterFile.read(folder.cluster());
    if (found.isEmpty()) {
      PostmasterFile.deleteUnreadable(folder.cluster());
      return OptionalInt.empty();
    }
    if (!found.get().isAlive()) {
      found.get().disown();
      return OptionalInt.empty();
    }
    Deadline deadline = Deadline.in(limit);
    while (found.filter(PostmasterFile::isAlive).isPresent() && !deadline.passed()) {
      if (found.get().isReady()) {
        return takeOver(found.get());
      }
      deadline.pause();
      found = PostmasterFile.read(folder.cluster());
    }
    postmaster.stop();
    return OptionalInt.empty();
  }

  private OptionalInt takeOver(PostmasterFile found) {
    if (isOurs(found)) {
      log.info("Took over PostgreSQL on port {}, data in {}", found.port(), folder.cluster());
      return OptionalInt.of(found.port());
    }
    postmaster.stop();
    return OptionalInt.empty();
  }

  private boolean isOurs(PostmasterFile found) {
    if (!commandLine().equals(expectedCommandLine(found.port()))) {
      log.info(
          "Restarting PostgreSQL: it was started by another build of Muster, or with other memory");
      return false;
    }
    try {
      new Server(found.port(), Password.read(folder)).requireHealthy(folder);
      return true;
    } catch (SQLException e) {
      log.warn("Restarting PostgreSQL: it does not answer", e);
      return false;
    }
  }

  // PostgreSQL writes its own command line here when it has started.
  private String commandLine() {
    try {
      return Files.readString(folder.cluster().resolve("postmaster.opts")).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private String expectedCommandLine(int port) {
    Path program = postmaster.binaries().program("postgres");
    String arguments =
        ServerSettings.arguments(port).stream()
            .map(argument -> "\"" + argument + "\"")
            .collect(Collectors.joining(" "));
    return program + " \"-D\" \"" + folder.cluster() + "\" " + arguments;
  }
}
