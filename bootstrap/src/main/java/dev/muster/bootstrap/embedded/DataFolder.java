package dev.muster.bootstrap.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The layout of a data folder.
 *
 * @param root absolute path without symbolic links; exists
 */
record DataFolder(Path root) {

  private static final String UNQUOTABLE = "\"$`\\\n\r";

  /**
   * Opens the data folder at {@code path} and creates it, mode 0700, when it is missing.
   *
   * @throws EmbeddedDatabaseException if it can be neither found nor created, or if its path has a
   *     character that pg_ctl cannot pass on
   */
  static DataFolder at(Path path) {
    try {
      if (!Files.isDirectory(path)) {
        Files.createDirectories(path, Folders.PRIVATE_FOLDER);
      }
      Path root = path.toRealPath();
      // pg_ctl puts the path between double quotes into a shell command without escaping it.
      if (root.toString().chars().anyMatch(character -> UNQUOTABLE.indexOf(character) >= 0)) {
        throw new EmbeddedDatabaseException(
            "The path of data folder "
                + root
                + " must not contain double quotes, $, `, \\ or line breaks");
      }
      return new DataFolder(root);
    } catch (IOException e) {
      throw new EmbeddedDatabaseException("Data folder " + path + " cannot be opened: " + e, e);
    }
  }

  /** Unpacked PostgreSQL programs, one folder for each build. */
  Path binaries() {
    return root.resolve("binaries");
  }

  /** The cluster, what PostgreSQL calls PGDATA. */
  Path cluster() {
    return root.resolve("postgresql");
  }

  Path password() {
    return root.resolve("password");
  }

  Path lock() {
    return root.resolve("muster.lock");
  }

  /** What the postmaster says before its own logging works; replaced at each start. */
  Path startupLog() {
    return root.resolve("startup.log");
  }

  /** Whom the data belongs to: the cluster's owner, or while there is none the folder's. */
  FileOwner owner() throws IOException {
    return FileOwner.of(Files.exists(cluster()) ? cluster() : root);
  }

  /**
   * Gives {@code tree}, which this process has just made, to the owner of the data. Matters only
   * for root working in somebody else's folder: that user must still be able to use it afterwards.
   */
  void adopt(Path tree) throws IOException {
    if (FileOwner.of(tree).isRoot() && !owner().isRoot()) {
      owner().take(tree);
    }
  }
}
