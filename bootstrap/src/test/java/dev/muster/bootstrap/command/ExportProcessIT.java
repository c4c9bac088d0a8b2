package dev.muster.bootstrap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own, with a directory that its memory cannot hold. */
@ExtendWith(SharedMuster.class)
final class ExportProcessIT {

  private static final int USERS = 800;
  private static final int DOCUMENT_BYTES = 100_000;
  private static final Map<String, String> SMALL_HEAP = Map.of("_JAVA_OPTIONS", "-Xmx64m");

  private final TenantFiles files;
  private final Path folder;
  private String tenant = "";

  ExportProcessIT(RunningMuster muster, @TempDir Path folder) {
    this.files = TenantFiles.of(muster, folder);
    this.folder = folder;
  }

  /** Rows of 80 MB, which take little on disk because they are all the same. */
  @BeforeEach
  void fill() throws SQLException {
    tenant = files.newTenant();
    try (Connection connection = files.connect();
        Statement statement = connection.createStatement()) {
      int rows =
          statement.executeUpdate(
              "insert into users (tenant_id, id, version, created, last_modified, document,"
                  + " user_name, user_name_key)"
                  + " select (select id from tenants where name = '"
                  + tenant
                  + "'), gen_random_uuid(), 1, now(), now(), '{\"schemas\":[],\"title\":\"'"
                  + " || repeat('x', "
                  + DOCUMENT_BYTES
                  + ") || '\"}', n::text, n::text from generate_series(1, "
                  + USERS
                  + ") as n");
      assertEquals(USERS, rows);
    }
  }

  private MusterProcess export(Map<String, String> environment, String file) throws IOException {
    return MusterProcess.start(folder, environment, files.command("export", tenant, file));
  }

  private List<String> inFolder() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }

  @Test
  void tenantThatMemoryCannotHold_isExported() throws Exception {
    Path file = folder.resolve("all.jsonl.gz");
    try (MusterProcess process = export(SMALL_HEAP, file.toString())) {
      assertEquals(0, process.awaitExit(), process::output);
    }
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      int lines = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        assertTrue(line.length() > DOCUMENT_BYTES);
        lines++;
      }
      assertEquals(USERS, lines);
    }
  }

  /** The export waits for a lock, so that it is interrupted in its middle. */
  @Test
  void controlC_leavesNothingAndSaysSo() throws Exception {
    try (Connection connection = files.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table groups in access exclusive mode");
      try (MusterProcess process = export(SMALL_HEAP, folder.resolve("all.jsonl").toString())) {
        files.await(
            1,
            "select count(*) from pg_stat_activity"
                + " where wait_event_type = 'Lock' and query like '%null::text as password_hash%'");
        assertTrue(inFolder().getFirst().endsWith(".part"));
        process.interrupt();
        assertEquals(130, process.awaitExit(), process::output);
        assertTrue(process.output().contains("all.jsonl was not written"), process::output);
        assertEquals(List.of(), inFolder());
      }
    }
  }

  @Test
  void closedPipe_endsItWithALine() throws Exception {
    Path err = folder.resolve("err");
    try (MusterProcess process =
        MusterProcess.startIn(
            "(\"$@\" 2> \"$ERR\"; echo code $?  >> \"$ERR\") | head -c 1000 > /dev/null",
            folder,
            Map.of("ERR", err.toString()),
            files.command("export", tenant, "-"))) {
      assertEquals(0, process.awaitExit());
    }
    assertEquals(
        List.of("muster: The output cannot be written: Broken pipe", "code 1"),
        Files.readAllLines(err));
  }
}
