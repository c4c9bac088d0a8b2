package dev.muster.bootstrap.embedded;

import static dev.muster.bootstrap.embedded.DataFolderFixture.assertAnswers;
import static dev.muster.bootstrap.embedded.DataFolderFixture.execute;
import static dev.muster.bootstrap.embedded.DataFolderFixture.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.BesideOthers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@BesideOthers
class InterruptedOwnerIT {

  @RegisterExtension final DataFolderFixture data = new DataFolderFixture();

  @Test
  void open_ownerWasKilled_takesItsServerOver() throws Exception {
    Optional<ProcessHandle> orphan = orphanWithData();
    try (EmbeddedDatabase database = data.serve()) {
      assertEquals(orphan, data.postmaster());
      assertTrue(database.ownsServer());
      assertEquals(List.of("7"), query(database, "select n from kept"));
    }
    assertTrue(data.postmaster().isEmpty());
  }

  @Test
  void open_ownerOfAnotherBuildWasKilled_restartsItsServer() throws Exception {
    Optional<ProcessHandle> orphan = orphanWithData();
    Path options = data.folder().cluster().resolve("postmaster.opts");
    Files.writeString(options, "an older command line\n");
    try (EmbeddedDatabase database = data.command()) {
      assertNotEquals(orphan, data.postmaster());
      assertEquals(List.of("7"), query(database, "select n from kept"));
    }
  }

  @Test
  void open_machineWasSwitchedOff_recovers() throws Exception {
    killServerToo(orphanWithData());
    try (EmbeddedDatabase database = data.serve()) {
      assertEquals(List.of("7"), query(database, "select n from kept"));
    }
  }

  @Test
  void open_pidOfTheDeadServerIsAnotherProcessNow_startsAndLeavesThatAlone() throws Exception {
    killServerToo(orphanWithData());
    Process stranger = new ProcessBuilder("sleep", "600").start();
    try {
      Path file = data.folder().cluster().resolve("postmaster.pid");
      List<String> lines = new ArrayList<>(Files.readAllLines(file));
      lines.set(0, Long.toString(stranger.pid()));
      Files.write(file, lines);
      try (EmbeddedDatabase database = data.serve()) {
        assertEquals(List.of("7"), query(database, "select n from kept"));
      }
      assertTrue(stranger.isAlive());
    } finally {
      stranger.destroy();
    }
  }

  @Test
  void open_pidFileWasLostInAPowerFailure_recovers() throws Exception {
    killServerToo(orphanWithData());
    Files.writeString(data.folder().cluster().resolve("postmaster.pid"), "");
    try (EmbeddedDatabase database = data.serve()) {
      assertEquals(List.of("7"), query(database, "select n from kept"));
    }
  }

  @Test
  void open_ownerWasKilledDuringInit_startsFromScratch() throws Exception {
    data.forgetCluster();
    try (OccupyingProcess other = OccupyingProcess.start(data.path(), Occupant.SERVE)) {
      Deadline deadline = Deadline.in(DataFolderFixture.PATIENCE);
      while (unfinished().stream().noneMatch(path -> Files.exists(path.resolve("base")))) {
        assertFalse(deadline.passed(), "initdb was not seen at work");
        deadline.pause();
      }
      other.kill();
    }
    assertFalse(Files.exists(data.folder().cluster()));
    try (EmbeddedDatabase database = data.serve()) {
      assertAnswers(database);
    }
    // The first start after the killed initdb has itself ended leaves nothing of it.
    data.serve().close();
    assertEquals(List.of(), unfinished());
  }

  @Test
  void open_dataOfAnotherMajorVersion_saysSoAndChangesNothing() throws Exception {
    data.serve().close();
    Path version = data.folder().cluster().resolve("PG_VERSION");
    Files.writeString(version, "17\n", StandardOpenOption.TRUNCATE_EXISTING);
    EmbeddedDatabaseException refusal = assertThrows(EmbeddedDatabaseException.class, data::serve);
    DataFolderFixture.assertSays("was written by PostgreSQL 17", refusal);
    Files.writeString(version, "18\n", StandardOpenOption.TRUNCATE_EXISTING);
    data.serve().close();
  }

  @Test
  void open_passwordFileIsLost_saysSoAndDoesNotInventAnother() throws Exception {
    data.serve().close();
    Files.delete(data.folder().password());
    EmbeddedDatabaseException refusal = assertThrows(EmbeddedDatabaseException.class, data::serve);
    DataFolderFixture.assertSays("Password file", refusal);
    assertFalse(Files.exists(data.folder().password()));
  }

  @Test
  void open_clusterIsBroken_saysWhatPostgresqlSaid() throws Exception {
    data.serve().close();
    Files.delete(data.folder().cluster().resolve("global/pg_control"));
    EmbeddedDatabaseException refusal = assertThrows(EmbeddedDatabaseException.class, data::serve);
    DataFolderFixture.assertSays("global/pg_control", refusal);
    assertTrue(data.postmaster().isEmpty());
  }

  @Test
  void open_otherBuildsOfTheProgramsAreThere_deletesThem() throws Exception {
    Path old = data.folder().binaries().resolve("18-00000000");
    Files.createDirectories(old.resolve("bin"));
    Files.createDirectories(data.folder().binaries().resolve(".unpacking-1/bin"));
    data.serve().close();
    assertEquals(1, Folders.entries(data.folder().binaries(), name -> true).size());
    assertFalse(Files.exists(old));
  }

  private Optional<ProcessHandle> orphanWithData()
      throws IOException, InterruptedException, SQLException {
    try (OccupyingProcess other = OccupyingProcess.start(data.path(), Occupant.SERVE).awaitOpen()) {
      try (EmbeddedDatabase database = data.command()) {
        execute(database, "create table kept (n int)", "insert into kept values (7)");
      }
      other.kill();
    }
    Optional<ProcessHandle> orphan = data.postmaster();
    assertTrue(orphan.isPresent());
    return orphan;
  }

  private void killServerToo(Optional<ProcessHandle> server) {
    server.orElseThrow().destroyForcibly();
    Deadline deadline = Deadline.in(DataFolderFixture.PATIENCE);
    while (data.postmaster().isPresent() && !deadline.passed()) {
      deadline.pause();
    }
  }

  private List<Path> unfinished() throws IOException {
    return Folders.entries(data.path(), name -> name.startsWith("postgresql.init-"));
  }
}
