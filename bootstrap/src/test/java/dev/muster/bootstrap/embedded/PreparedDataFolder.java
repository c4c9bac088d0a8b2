package dev.muster.bootstrap.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Makes temporary folders that are data folders with a new cluster. Unpacking PostgreSQL and
 * initdb, which take seconds, are done once for all tests: the programs are linked, and the cluster
 * is copied before its first start. All have the same password and system identifier.
 */
public final class PreparedDataFolder implements TempDirFactory {

  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
      throws IOException {
    return create(context);
  }

  /** A new folder that nobody deletes. */
  public static Path create(ExtensionContext context) throws IOException {
    Path folder = Files.createTempDirectory("muster-data-");
    fill(folder, context);
    return folder;
  }

  /** Makes an empty folder such a data folder. */
  static void fill(Path folder, ExtensionContext context) throws IOException {
    DataFolder source =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.GLOBAL)
            .computeIfAbsent(Source.class, _ -> Source.create(), Source.class)
            .folder();
    for (Path entry : Folders.entries(source.root(), name -> true)) {
      boolean linked = entry.equals(source.binaries());
      Folders.forAll(
          entry,
          path -> {
            Path target = folder.resolve(source.root().relativize(path));
            if (linked && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
              Files.createLink(target, path);
            } else {
              Files.copy(
                  path, target, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            }
          });
    }
  }

  /** What is linked and copied. */
  private record Source(DataFolder folder) implements AutoCloseable {

    static Source create() {
      try {
        DataFolder folder = DataFolder.at(Files.createTempDirectory("muster-data-"));
        FileOwner self = FileOwner.of(folder.root());
        Password.createIfMissing(folder);
        Cluster.create(folder, Binaries.unpacked(folder), Privileges.on(folder));
        // If initdb was run as another user, each copy is given to that user when it is opened.
        self.take(folder.root());
        return new Source(folder);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    @Override
    public void close() throws IOException {
      Folders.delete(folder.root());
    }
  }
}
