package dev.muster.bootstrap.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A data folder with a new cluster for each test; no server on it outlives the test. */
final class DataFolderFixture implements BeforeEachCallback, AfterEachCallback {

  static final Duration PATIENCE = Duration.ofSeconds(30);

  private Path parent = Path.of("/nonexistent");
  private DataFolder folder = new DataFolder(parent);

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    parent = Files.createTempDirectory("muster-data-");
    // A folder that no user can enter would not do for a server that is another user.
    Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
    folder = DataFolder.at(parent.resolve("data"));
    PreparedDataFolder.fill(folder.root(), context);
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    Optional<ProcessHandle> left = postmaster();
    left.ifPresent(ProcessHandle::destroy);
    Deadline deadline = Deadline.in(PATIENCE);
    while (left.isPresent() && postmaster().isPresent() && !deadline.passed()) {
      deadline.pause();
    }
    Folders.delete(parent);
    assertTrue(left.isEmpty(), "the test left a server running");
  }

  DataFolder folder() {
    return folder;
  }

  Path path() {
    return folder.root();
  }

  /** Leaves nothing but the unpacked programs. */
  void forgetCluster() throws IOException {
    Folders.delete(folder.cluster());
    Files.delete(folder.password());
  }

  EmbeddedDatabase serve() {
    return EmbeddedDatabase.open(path(), Occupant.SERVE, PATIENCE);
  }

  EmbeddedDatabase command() {
    return EmbeddedDatabase.open(path(), Occupant.COMMAND, PATIENCE);
  }

  /** The process of the server that runs on the folder. */
  Optional<ProcessHandle> postmaster() {
    return PostmasterFile.read(folder.cluster())
        .filter(PostmasterFile::isAlive)
        .flatMap(found -> ProcessHandle.of(found.pid()));
  }

  static void execute(EmbeddedDatabase database, String... statements) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The first column of what a query returns, as text. */
  static List<String> query(EmbeddedDatabase database, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        values.add(result.getString(1));
      }
    }
    return values;
  }

  /** Asserts that an exception's message has {@code part} in it. */
  static void assertSays(String part, EmbeddedDatabaseException refusal) {
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.contains(part), message);
  }

  static void assertAnswers(EmbeddedDatabase database) throws SQLException {
    assertEquals(List.of("muster"), query(database, "select current_database()"));
  }

  private static Connection connect(EmbeddedDatabase database) throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }
}
