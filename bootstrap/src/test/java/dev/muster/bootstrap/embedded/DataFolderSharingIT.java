package dev.muster.bootstrap.embedded;

import static dev.muster.bootstrap.embedded.DataFolderFixture.assertAnswers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.BesideOthers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@BesideOthers
class DataFolderSharingIT {

  @RegisterExtension final DataFolderFixture data = new DataFolderFixture();

  @Test
  void serve_whileAnotherProcessServes_isRefusedByNameAtOnce() throws Exception {
    try (OccupyingProcess other = OccupyingProcess.start(data.path(), Occupant.SERVE).awaitOpen()) {
      DataFolderInUseException refusal =
          assertThrows(
              DataFolderInUseException.class,
              () -> EmbeddedDatabase.open(data.path(), Occupant.SERVE, Duration.ofHours(1)));
      assertEquals(
          "Data folder %s is in use by muster serve (pid %d)".formatted(data.path(), other.pid()),
          refusal.getMessage());
      assertEquals("serve " + other.pid() + "\n", Files.readString(data.folder().lock()));
      try (EmbeddedDatabase database = data.command()) {
        assertAnswers(database);
      }
      other.finish();
    }
  }

  @Test
  void serve_whileThisProcessServes_isRefusedAndTheFirstGoesOn() throws SQLException {
    try (EmbeddedDatabase first = data.serve()) {
      assertThrows(DataFolderInUseException.class, data::serve);
      assertThrows(DataFolderInUseException.class, data::serve);
      assertAnswers(first);
    }
  }

  @Test
  void serve_afterARefusalInThisProcess_isStillRefusedInAnother() throws Exception {
    try (EmbeddedDatabase first = data.serve();
        EmbeddedDatabase second = data.command()) {
      assertThrows(DataFolderInUseException.class, data::serve);
      assertEquals(first.jdbcUrl(), second.jdbcUrl());
      try (OccupyingProcess other = OccupyingProcess.start(data.path(), Occupant.SERVE)) {
        AssertionError refusal = assertThrows(AssertionError.class, other::awaitOpen);
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.contains("is in use by muster serve"), message);
      }
    }
  }

  @Test
  void command_whileAnotherProcessServes_usesItsServerAndLeavesItRunning() throws Exception {
    try (OccupyingProcess other = OccupyingProcess.start(data.path(), Occupant.SERVE).awaitOpen()) {
      for (int i = 0; i < 2; i++) {
        try (EmbeddedDatabase database = data.command()) {
          assertFalse(database.ownsServer());
          assertEquals(other.jdbcUrl(), database.jdbcUrl());
          assertAnswers(database);
        }
      }
      assertTrue(data.postmaster().isPresent());
      other.finish();
    }
    assertTrue(data.postmaster().isEmpty());
  }

  @Test
  void command_whileAnotherProcessIsOnlyStartingToServe_waitsForItsServer() throws Exception {
    data.forgetCluster();
    try (OccupyingProcess other = OccupyingProcess.start(data.path(), Occupant.SERVE)) {
      Deadline deadline = Deadline.in(DataFolderFixture.PATIENCE);
      while (!holdsTheLock(Occupant.SERVE) && !deadline.passed()) {
        deadline.pause();
      }
      try (EmbeddedDatabase database = data.command()) {
        assertFalse(database.ownsServer());
        assertAnswers(database);
      }
      other.awaitOpen().finish();
    }
  }

  /** The file is there before it is locked; it says who locked it once that is done. */
  private boolean holdsTheLock(Occupant occupant) throws IOException {
    Path lock = data.folder().lock();
    return Files.exists(lock)
        && Files.readString(lock).startsWith(occupant.name().toLowerCase(Locale.ROOT) + " ");
  }

  @Test
  void command_nobodyServes_bringsItsOwnServerAndStopsIt() throws SQLException {
    try (EmbeddedDatabase database = data.command()) {
      assertTrue(database.ownsServer());
      assertAnswers(database);
    }
    assertTrue(data.postmaster().isEmpty());
  }

  @Test
  void serve_whileACommandRuns_waitsForItsEnd() throws Exception {
    waitsForACommand(Occupant.SERVE);
  }

  @Test
  void command_whileACommandRuns_waitsForItsEnd() throws Exception {
    waitsForACommand(Occupant.COMMAND);
  }

  private void waitsForACommand(Occupant occupant) throws IOException, InterruptedException {
    try (OccupyingProcess other =
        OccupyingProcess.start(data.path(), Occupant.COMMAND).awaitOpen()) {
      DataFolderInUseException refusal =
          assertThrows(
              DataFolderInUseException.class,
              () -> EmbeddedDatabase.open(data.path(), occupant, Duration.ofMillis(200)));
      DataFolderFixture.assertSays("a muster command (pid " + other.pid() + ")", refusal);
      CompletableFuture<EmbeddedDatabase> waiting =
          CompletableFuture.supplyAsync(
              () -> EmbeddedDatabase.open(data.path(), occupant, DataFolderFixture.PATIENCE));
      other.finish();
      try (EmbeddedDatabase database = waiting.join()) {
        assertTrue(database.ownsServer());
      }
    }
  }
}
