package dev.muster.bootstrap.embedded;

import static dev.muster.bootstrap.embedded.DataFolderFixture.execute;
import static dev.muster.bootstrap.embedded.DataFolderFixture.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.BesideOthers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@BesideOthers
class EmbeddedDatabaseIT {

  @RegisterExtension final DataFolderFixture data = new DataFolderFixture();

  @Test
  void open_secondTime_findsWhatWasCommitted() throws SQLException {
    String password;
    try (EmbeddedDatabase database = data.serve()) {
      assertTrue(database.ownsServer());
      execute(database, "create table kept (n int)", "insert into kept values (7)");
      password = database.password();
    }
    assertTrue(data.postmaster().isEmpty());
    try (EmbeddedDatabase database = data.serve()) {
      assertEquals(List.of("7"), query(database, "select n from kept"));
      assertEquals(password, database.password());
    }
  }

  @Test
  void open_newCluster_isSafeForProduction() throws SQLException {
    try (EmbeddedDatabase database = data.serve()) {
      assertEquals(
          List.of("on", "on", "on", "on", "scram-sha-256", "127.0.0.1", ""),
          query(
              database,
              """
              select setting from unnest(array['data_checksums', 'fsync', 'full_page_writes',
                'synchronous_commit', 'password_encryption', 'listen_addresses',
                'unix_socket_directories']) with ordinality asked(name, n)
              join pg_settings using (name) order by n\
              """));
      assertEquals(
          List.of("scram-sha-256"),
          query(database, "select distinct auth_method from pg_hba_file_rules"));
    }
  }

  @Test
  void open_wrongPassword_isRefusedByTheServer() {
    try (EmbeddedDatabase database = data.serve()) {
      SQLException refusal =
          assertThrows(
              SQLException.class,
              () -> DriverManager.getConnection(database.jdbcUrl(), database.user(), "guess"));
      assertEquals("28P01", refusal.getSQLState());
    }
  }

  @Test
  void open_newFolder_keepsSecretsFromOtherUsers() throws IOException {
    data.forgetCluster();
    try (EmbeddedDatabase database = data.serve()) {
      assertEquals("rw-------", permissions(data.folder().password()));
      assertEquals("rw-------", permissions(data.folder().lock()));
      assertEquals("rwx------", permissions(data.path()));
      assertEquals("rwx------", permissions(data.folder().cluster()));
      assertEquals(32, Base64.getUrlDecoder().decode(database.password()).length);
    }
    try (Stream<Path> left = Files.list(data.path())) {
      assertEquals(
          List.of("binaries", "muster.lock", "password", "postgresql", "startup.log"),
          left.map(path -> path.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void open_newCluster_hasAFixedLocaleThatKnowsUnicode() throws SQLException {
    try (EmbeddedDatabase database = data.serve()) {
      assertEquals(
          List.of("UTF8 b C.UTF-8 C.UTF-8 C.UTF-8"),
          query(
              database,
              """
              select concat_ws(' ', pg_encoding_to_char(encoding), datlocprovider, datlocale,
                datcollate, datctype) from pg_database where datname = current_database()\
              """));
      execute(database, "create extension pg_trgm");
      assertEquals(List.of("5"), query(database, "select cardinality(show_trgm('ÉàÑü'))"));
      assertEquals(List.of("1"), query(database, "select similarity('ÉÀ', 'éà')"));
      assertEquals(List.of("éàж"), query(database, "select lower('ÉÀЖ')"));
    }
  }

  @Test
  void failedStatement_leavesNeitherItselfNorItsValuesInTheLog() throws SQLException, IOException {
    try (EmbeddedDatabase database = data.serve()) {
      execute(database, "create table people (name text primary key, born date)");
      execute(database, "insert into people values ('Confidential')");
      for (String failing :
          List.of(
              "insert into people values ('Confidential')",
              "insert into people values ('x', 'Confidential')",
              "select 'Confidential'::int",
              "do $$ begin raise warning 'Confidential'; end $$; select 1/0")) {
        assertThrows(SQLException.class, () -> execute(database, failing));
      }
    }
    StringBuilder written = new StringBuilder(Files.readString(data.folder().startupLog()));
    for (Path log : Folders.entries(data.folder().cluster().resolve("log"), name -> true)) {
      written.append(Files.readString(log));
    }
    assertTrue(written.toString().contains("ready to accept connections"));
    assertFalse(written.toString().contains("Confidential"), written::toString);
    assertFalse(written.toString().contains("people"), written::toString);
  }

  @Test
  void open_durabilityTurnedOffForTheRole_isRefused() throws SQLException {
    try (EmbeddedDatabase database = data.serve()) {
      execute(database, "alter role muster set synchronous_commit = off");
    }
    EmbeddedDatabaseException refusal = assertThrows(EmbeddedDatabaseException.class, data::serve);
    DataFolderFixture.assertSays("synchronous_commit not on", refusal);
    assertTrue(data.postmaster().isEmpty());
  }

  @Test
  void open_durabilityTurnedOffInTheCluster_isOverruled() throws SQLException {
    try (EmbeddedDatabase database = data.serve()) {
      execute(database, "alter system set fsync = off");
    }
    try (EmbeddedDatabase database = data.serve()) {
      assertEquals(List.of("on"), query(database, "show fsync"));
    }
  }

  @Test
  void close_interruptedThread_stopsTheServerAndStaysInterrupted() {
    EmbeddedDatabase database = data.serve();
    Thread.currentThread().interrupt();
    database.close();
    assertTrue(Thread.interrupted());
    assertTrue(data.postmaster().isEmpty());
    database.close();
  }

  @Test
  void open_interruptedWhileTheServerStarts_leavesNothingRunning() throws Exception {
    data.serve().close();
    Files.delete(data.folder().startupLog());
    Thread tester = Thread.currentThread();
    Thread interrupter =
        Thread.startVirtualThread(
            () -> {
              Deadline deadline = Deadline.in(DataFolderFixture.PATIENCE);
              while (!Files.exists(data.folder().startupLog()) && !deadline.passed()) {
                Thread.onSpinWait();
              }
              tester.interrupt();
            });
    assertThrows(EmbeddedDatabaseException.class, data::serve);
    assertTrue(Thread.interrupted());
    interrupter.join();
    assertTrue(data.postmaster().isEmpty());
    data.serve().close();
  }

  @Test
  void open_pathThatAShellWouldChange_isRefused() {
    Path path = data.path().resolve("a$HOME");
    EmbeddedDatabaseException refusal =
        assertThrows(
            EmbeddedDatabaseException.class,
            () -> EmbeddedDatabase.open(path, Occupant.SERVE, Duration.ofSeconds(1)));
    DataFolderFixture.assertSays("must not contain", refusal);
  }

  @Test
  void open_pathWithSpacesAndShellCharacters_works() throws SQLException {
    Path path = data.path().resolveSibling("o'brien's (data) &; * #1");
    try (EmbeddedDatabase database =
        EmbeddedDatabase.open(path, Occupant.SERVE, DataFolderFixture.PATIENCE)) {
      DataFolderFixture.assertAnswers(database);
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
