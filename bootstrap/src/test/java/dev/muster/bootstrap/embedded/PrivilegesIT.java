package dev.muster.bootstrap.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.muster.application.fixture.BesideOthers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What root may expect is seen only by root; everybody else sees the ordinary way confirmed. */
@BesideOthers
class PrivilegesIT {

  private static final FileOwner STRANGER = new FileOwner(65534, 65534);

  @RegisterExtension final DataFolderFixture data = new DataFolderFixture();

  @Test
  void open_folderOfAnotherUser_keepsEverythingInItThatUsers() throws Exception {
    data.forgetCluster();
    // Other tests have links to the same files, whose owner would change too.
    Folders.delete(data.folder().binaries());
    FileOwner self = data.folder().owner();
    FileOwner expected = self.isRoot() ? STRANGER : self;
    expected.take(data.path());
    try (EmbeddedDatabase database = data.serve()) {
      DataFolderFixture.assertAnswers(database);
    }
    Folders.forAll(
        data.path(),
        path -> assertEquals(expected.user(), FileOwner.of(path).user(), path::toString));
    data.serve().close();
  }

  @Test
  void open_folderThatItsUserCannotReach_saysWhatToDo() throws Exception {
    if (!data.folder().owner().isRoot()) {
      assertEquals(new Privileges(List.of()), Privileges.on(data.folder()));
      return;
    }
    Path closed = Files.createDirectory(data.path().resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    DataFolder unreachable = DataFolder.at(closed.resolve("data"));
    STRANGER.take(unreachable.root());
    EmbeddedDatabaseException refusal =
        assertThrows(
            EmbeddedDatabaseException.class,
            () ->
                EmbeddedDatabase.open(
                    unreachable.root(), Occupant.SERVE, DataFolderFixture.PATIENCE));
    DataFolderFixture.assertSays("MUSTER_DATA_DIR", refusal);
  }
}
