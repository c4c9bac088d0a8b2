package dev.muster.bootstrap.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates clusters and recognizes those it can work with. */
final class Cluster {

  private static final Logger log = LoggerFactory.getLogger(Cluster.class);
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String UNFINISHED = "postgresql.init-";

  private Cluster() {}

  /**
   * Whether the folder has a cluster.
   *
   * @throws EmbeddedDatabaseException if it has one of another major version, or something else in
   *     its place
   */
  static boolean exists(DataFolder folder) {
    Path cluster = folder.cluster();
    try {
      if (!Files.exists(cluster) || Folders.entries(cluster, name -> true).isEmpty()) {
        return false;
      }
      Path versionFile = cluster.resolve("PG_VERSION");
      if (!Files.exists(versionFile)) {
        throw new EmbeddedDatabaseException(
            cluster + " is not a PostgreSQL data folder: it has no file PG_VERSION");
      }
      String version = Files.readString(versionFile).strip();
      if (!version.equals(Binaries.MAJOR)) {
        throw new EmbeddedDatabaseException(
            "The data in %s was written by PostgreSQL %s, but this Muster brings PostgreSQL %s: dump the data with the former and restore it into a new data folder"
                .formatted(cluster, version, Binaries.MAJOR));
      }
      return true;
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(cluster + " cannot be read: " + e, e);
    }
  }

  /**
   * Creates the cluster, with the password in the folder. Interrupted at any point it leaves either
   * none or a whole one. The caller holds the folder's lock.
   *
   * @throws EmbeddedDatabaseException if initdb fails
   */
  static void create(DataFolder folder, Binaries binaries, Privileges privileges) {
    Path unfinished = folder.root().resolve(UNFINISHED + UUID.randomUUID());
    try {
      Files.createDirectory(unfinished, Folders.PRIVATE_FOLDER);
      folder.adopt(unfinished);
      List<String> words =
          privileges.command(binaries.program("initdb"), arguments(unfinished, folder.password()));
      Command.Outcome outcome = Command.run(words, LIMIT);
      if (!outcome.succeeded()) {
        throw new EmbeddedDatabaseException(
            "PostgreSQL's initdb failed with exit code %d:%n%s"
                .formatted(outcome.exitCode(), outcome.output()));
      }
      Files.move(unfinished, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
      Folders.sync(folder.root());
      log.info("Created a PostgreSQL {} cluster in {}", Binaries.MAJOR, folder.cluster());
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(folder.cluster() + " cannot be created: " + e, e);
    } finally {
      deleteUnfinished(folder);
    }
  }

  /** Deletes what interrupted creations left; failing to is only logged. */
  static void deleteUnfinished(DataFolder folder) {
    try {
      for (Path left : Folders.entries(folder.root(), name -> name.startsWith(UNFINISHED))) {
        Folders.delete(left);
      }
    } catch (IOException e) {
      log.warn(
          "Remains of an interrupted initdb in {} stay until the next start: {}",
          folder.root(),
          e.toString());
    }
  }

  // Collation by code point from the builtin provider, character classes (pg_trgm asks for them)
  // from the C library: both are the same whatever the environment says.
  private static List<String> arguments(Path target, Path password) {
    return List.of(
        "--pgdata=" + target,
        "--username=" + Server.USER,
        "--pwfile=" + password,
        "--auth-host=scram-sha-256",
        "--auth-local=scram-sha-256",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C.UTF-8",
        "--lc-messages=C",
        "--data-checksums",
        "--no-instructions");
  }
}
