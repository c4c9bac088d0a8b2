package dev.muster.bootstrap.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked.
 *
 * @param home the folder that has {@code bin}, {@code lib} and {@code share}
 */
record Binaries(Path home) {

  /** The major version of PostgreSQL that the archives contain and clusters must have. */
  static final String MAJOR = "18";

  private static final Logger log = LoggerFactory.getLogger(Binaries.class);
  private static final String UNFINISHED = ".unpacking-";

  /**
   * The programs for this machine, unpacked when this build of them is not there yet. A folder
   * under its final name is complete and on the disk, whatever interrupted earlier attempts. The
   * caller holds the folder's lock.
   *
   * @throws EmbeddedDatabaseException if there are none for this machine or they do not unpack
   */
  static Binaries unpacked(DataFolder folder) {
    URL archive = Platform.archive();
    try {
      Files.createDirectories(folder.binaries(), Folders.PRIVATE_FOLDER);
      folder.adopt(folder.binaries());
      Path home = folder.binaries().resolve(MAJOR + "-" + checksum(archive));
      if (!Files.isDirectory(home)) {
        install(folder, archive, home);
      }
      return new Binaries(home);
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(
          "PostgreSQL's programs cannot be unpacked to " + folder.binaries() + ": " + e, e);
    }
  }

  private static void install(DataFolder folder, URL archive, Path home) throws IOException {
    for (Path left : Folders.entries(folder.binaries(), name -> name.startsWith(UNFINISHED))) {
      Folders.delete(left);
    }
    Path unfinished = folder.binaries().resolve(UNFINISHED + UUID.randomUUID());
    try {
      unpack(archive, Files.createDirectory(unfinished, Folders.PRIVATE_FOLDER));
      folder.adopt(unfinished);
      Folders.syncAll(unfinished);
      Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
      Folders.sync(folder.binaries());
    } finally {
      Folders.delete(unfinished);
    }
  }

  /** The path of one program. */
  Path program(String name) {
    return home.resolve("bin").resolve(name);
  }

  /** Deletes other builds and what interrupted unpacking left; failing to is only logged. */
  void deleteOthers(DataFolder folder) {
    try {
      String own = home.getFileName().toString();
      for (Path other : Folders.entries(folder.binaries(), name -> !name.equals(own))) {
        Folders.delete(other);
      }
    } catch (IOException e) {
      log.warn("Superseded PostgreSQL programs beside {} stay: {}", home, e.toString());
    }
  }

  // The jar's directory knows the checksum: a start need not read the archive to see it unpacked.
  private static String checksum(URL archive) throws IOException {
    URLConnection connection = archive.openConnection();
    long crc = -1;
    if (connection instanceof JarURLConnection jar) {
      crc = jar.getJarEntry().getCrc();
    }
    if (crc == -1) {
      try (CheckedInputStream in = new CheckedInputStream(archive.openStream(), new CRC32())) {
        in.transferTo(OutputStream.nullOutputStream());
        crc = in.getChecksum().getValue();
      }
    }
    return "%08x".formatted(crc);
  }

  private static void unpack(URL archive, Path target) throws IOException {
    try (InputStream in = new BufferedInputStream(archive.openStream());
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(in))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("The archive has an entry outside of it: " + entry.getName());
        }
        unpack(entry, tar, path);
      }
    }
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path path)
      throws IOException {
    Files.createDirectories(entry.isDirectory() ? path : path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else if (entry.isFile()) {
      Files.copy(content, path);
      boolean executable = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          path, PosixFilePermissions.fromString(executable ? "rwx------" : "rw-------"));
    }
  }
}
