package dev.muster.bootstrap.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.extension.ExtensionContext;

/** PostgreSQL's programs, unpacked once for all tests: copying them is quicker. */
record UnpackedBinaries(DataFolder source) implements AutoCloseable {

  /** Puts them into {@code target}, just as a first start would have left them. */
  static void copyTo(DataFolder target, ExtensionContext context) throws IOException {
    DataFolder source =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.GLOBAL)
            .computeIfAbsent(
                UnpackedBinaries.class, _ -> UnpackedBinaries.unpack(), UnpackedBinaries.class)
            .source();
    Folders.forAll(
        source.binaries(),
        path ->
            Files.copy(
                path,
                target.root().resolve(source.root().relativize(path)),
                StandardCopyOption.COPY_ATTRIBUTES,
                LinkOption.NOFOLLOW_LINKS));
  }

  private static UnpackedBinaries unpack() {
    try {
      Path root = Files.createTempDirectory("muster-binaries-");
      Binaries.unpacked(DataFolder.at(root));
      return new UnpackedBinaries(DataFolder.at(root));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    Folders.delete(source.root());
  }
}
