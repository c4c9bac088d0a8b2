package dev.muster.bootstrap.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostmasterIT {

  @RegisterExtension final DataFolderFixture data = new DataFolderFixture();

  @Test
  void start_portWasTakenMeanwhile_takesTheNext() throws IOException, SQLException {
    Postmaster postmaster = postmaster();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int free = Postmaster.freePort();
      Deque<Integer> ports = new ArrayDeque<>(List.of(taken.getLocalPort(), free));
      assertEquals(free, postmaster.start(DataFolderFixture.PATIENCE, ports::remove));
      try {
        new Server(free, Password.read(data.folder())).requireHealthy(data.folder());
      } finally {
        postmaster.stop();
      }
    }
  }

  @Test
  void start_noPortIsFree_saysSoAfterAFewTries() throws IOException {
    Postmaster postmaster = postmaster();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      EmbeddedDatabaseException refusal =
          assertThrows(
              EmbeddedDatabaseException.class,
              () -> postmaster.start(DataFolderFixture.PATIENCE, taken::getLocalPort));
      DataFolderFixture.assertSays("Address already in use", refusal);
      assertTrue(data.postmaster().isEmpty());
    }
  }

  @Test
  void unpacked_nothingThere_leavesThePrograms() throws IOException {
    Folders.delete(data.folder().binaries());
    Files.createDirectories(data.folder().binaries().resolve(".unpacking-interrupted/bin"));
    Path home = Binaries.unpacked(data.folder()).home();
    assertTrue(Files.isExecutable(home.resolve("bin/postgres")));
    assertTrue(Files.isSymbolicLink(home.resolve("lib/libpq.so.5")));
    assertEquals(List.of(home), Folders.entries(data.folder().binaries(), name -> true));
  }

  private Postmaster postmaster() {
    return new Postmaster(
        data.folder(), Binaries.unpacked(data.folder()), Privileges.on(data.folder()));
  }
}
