package dev.muster.bootstrap.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What building something in a folder, and taking it away again, needs of the file system. */
final class Folders {

  /** Creates files that only their owner reads and writes, mode 0600. */
  static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /** Creates folders that only their owner enters, mode 0700. */
  static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private Folders() {}

  /** Something done to one file or folder. */
  interface Action {
    void on(Path path) throws IOException;
  }

  /** Does {@code action} to {@code tree} and all below it, parents first; follows no links. */
  static void forAll(Path tree, Action action) throws IOException {
    for (Path path : all(tree)) {
      action.on(path);
    }
  }

  /** Deletes {@code tree} and all below it; nothing happens when it does not exist. */
  static void delete(Path tree) throws IOException {
    if (Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
      for (Path path : all(tree).reversed()) {
        Files.deleteIfExists(path);
      }
    }
  }

  /** The entries of {@code folder} whose file name matches, in no particular order. */
  static List<Path> entries(Path folder, Predicate<String> name) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(entry -> name.test(entry.getFileName().toString())).toList();
    }
  }

  /** Forces a file, or the entries of a folder, to the disk. */
  static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Forces every file and folder of {@code tree} to the disk. */
  static void syncAll(Path tree) throws IOException {
    forAll(
        tree,
        path -> {
          if (!Files.isSymbolicLink(path)) {
            sync(path);
          }
        });
  }

  private static List<Path> all(Path tree) throws IOException {
    try (Stream<Path> paths = Files.walk(tree)) {
      return paths.toList();
    } catch (UncheckedIOException e) {
      throw new IOException("Changed while it was read: " + tree, e);
    }
  }
}
