package dev.muster.bootstrap.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;

/** The database password, kept in a file that only its owner can read. */
final class Password {

  private static final int BYTES = 32;

  private Password() {}

  /**
   * The password in the folder.
   *
   * @throws EmbeddedDatabaseException if it is missing or cannot be read
   */
  static String read(DataFolder folder) {
    try {
      String password = Files.readString(folder.password()).strip();
      if (password.isEmpty()) {
        throw new EmbeddedDatabaseException("Password file " + folder.password() + " is empty");
      }
      return password;
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(
          "Password file " + folder.password() + " cannot be read: " + e, e);
    }
  }

  /** Writes a new random password, 256 bits as base64url, unless the folder has one. */
  static void createIfMissing(DataFolder folder) {
    if (Files.exists(folder.password())) {
      return;
    }
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    try {
      // Renamed when complete: half a password would lock everybody out of the cluster.
      Path unfinished = folder.root().resolve("password-" + UUID.randomUUID());
      try {
        write(unfinished, password);
        folder.adopt(unfinished);
        Files.move(unfinished, folder.password(), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(unfinished);
      }
      Folders.sync(folder.root());
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(
          "Password file " + folder.password() + " cannot be written: " + e, e);
    }
  }

  private static void write(Path file, String password) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            Folders.PRIVATE_FILE)) {
      channel.write(StandardCharsets.US_ASCII.encode(password + "\n"));
      channel.force(true);
    }
  }
}
