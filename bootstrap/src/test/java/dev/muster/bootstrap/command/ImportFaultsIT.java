package dev.muster.bootstrap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Imports that end before their time, and are run again. */
@ExtendWith(SharedMuster.class)
final class ImportFaultsIT {

  private static final int USERS = 2_300;

  /** Of all users each: those of the last two come in by a second transaction. */
  private static final int GROUPS = 10;

  private static final String IMPORTING =
      "pg_stat_activity where state = 'active' and query like '%added_users%'"
          + " and pid <> pg_backend_pid()";

  private static final String META =
      "\"meta\":{\"created\":\"2019-01-02T03:04:05.678Z\",\"lastModified\":\"2020-01-02T03:04:05Z\"}";

  private final TenantFiles files;
  private final Path folder;
  private final List<String> users = new ArrayList<>();
  private final List<String> groups = new ArrayList<>();

  ImportFaultsIT(RunningMuster muster, @TempDir Path folder) {
    this.files = TenantFiles.of(muster, folder);
    this.folder = folder;
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < USERS; i++) {
      ids.add(UUID.randomUUID().toString());
      users.add(line("User", ids.getLast(), "userName", "user" + i));
    }
    String members = "[{\"value\":\"" + String.join("\"},{\"value\":\"", ids) + "\"}]";
    String first = UUID.randomUUID().toString();
    for (int i = 0; i < GROUPS; i++) {
      String id = i == 0 ? first : UUID.randomUUID().toString();
      groups.add(line("Group", id, "displayName", "Group " + i));
      groups.add(
          "{\"method\":\"PATCH\",\"path\":\"/Groups/"
              + id
              + "\",\"data\":{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],"
              + "\"Operations\":[{\"op\":\"add\",\"path\":\"members\",\"value\":"
              + members
              + "},{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\""
              + first
              + "\"}]}]}}");
    }
  }

  private static String line(String type, String id, String attribute, String value) {
    return "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:"
        + type
        + "\"],\"id\":\""
        + id
        + "\",\""
        + attribute
        + "\":\""
        + value
        + "\","
        + (type.equals("Group") ? "\"members\":[]," : "")
        + META
        + "}";
  }

  private Path file() throws IOException {
    List<String> all = new ArrayList<>(users);
    all.addAll(groups);
    return files.file("all.jsonl", all.toArray(String[]::new));
  }

  private MusterProcess importing(String tenant) throws IOException {
    return MusterProcess.start(
        folder,
        Map.of(),
        files.command(
            "import",
            tenant,
            "-",
            "--format",
            "jsonl",
            "--rejects",
            folder.resolve("rejects").toString()));
  }

  private static void feed(OutputStream input, List<String> lines) throws IOException {
    input.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    input.flush();
  }

  /** The members of a group came in by another run than the group. */
  private static List<String> withoutGroupDates(List<String> lines) {
    return lines.stream()
        .map(
            line ->
                line.contains("core:2.0:Group")
                    ? line.replaceAll("\"lastModified\":\"[^}]*\"", "")
                    : line)
        .toList();
  }

  private void assertCompletes(String tenant) throws IOException, SQLException {
    Path file = file();
    files.imported(0, tenant, file);
    String undisturbed = files.newTenant();
    files.imported(0, undisturbed, file);
    assertEquals(
        withoutGroupDates(files.exported(undisturbed)), withoutGroupDates(files.exported(tenant)));
    assertEquals(USERS * GROUPS, files.count("group_members", tenant));
    assertEquals(GROUPS, files.count("group_nesting", tenant));
    String again = files.imported(0, tenant, file);
    assertTrue(
        again.contains(
            "0 created, 0 changed, "
                + (USERS + GROUPS)
                + " unchanged, 0 rejected, 0 members added, 0 removed"),
        again);
  }

  /** Once among the users, once among the members: a lock holds the import there. */
  @Test
  void killed_runAgain_completesIt() throws Exception {
    String tenant = files.newTenant();
    try (MusterProcess process = importing(tenant)) {
      feed(process.input(), users.subList(0, USERS - 1));
      files.await(1_000, "users", tenant);
      process.kill();
      assertEquals(137, process.awaitExit());
    }
    long came = files.count("users", tenant);
    assertTrue(came >= 1_000 && came < USERS, "users: " + came);

    // A lock for update would also hold those who only refer to the group, as all may do.
    try (MusterProcess process = importing(tenant);
        Connection connection = files.connect();
        Statement statement = connection.createStatement()) {
      feed(process.input(), users);
      feed(process.input(), groups);
      files.await(GROUPS, "groups", tenant);
      connection.setAutoCommit(false);
      statement.execute(
          "select from groups where id = (select max(id::text) from groups where tenant_id ="
              + " (select id from tenants where name = '"
              + tenant
              + "'))::uuid for no key update");
      process.input().close();
      files.await(1, "group_members", tenant);
      process.kill();
      assertEquals(137, process.awaitExit());
      // Without this, PostgreSQL would end the statement before it notices that nobody is there.
      try (ResultSet ended =
          statement.executeQuery("select count(pg_terminate_backend(pid)) from " + IMPORTING)) {
        assertTrue(ended.next());
        assertEquals(1, ended.getInt(1));
      }
      files.await(1, "select (count(*) = 0)::int from " + IMPORTING);
    }
    long members = files.count("group_members", tenant);
    assertTrue(members > 0 && members < USERS * GROUPS, "members: " + members);
    assertCompletes(tenant);
  }

  @Test
  void controlC_saysWhatIsInAndThatRunningAgainCompletesIt() throws Exception {
    String tenant = files.newTenant();
    try (MusterProcess process = importing(tenant)) {
      feed(process.input(), users.subList(0, USERS - 1));
      files.await(2_000, "users", tenant);
      process.interrupt();
      assertEquals(130, process.awaitExit(), process::output);
      String line = process.awaitLine("At least this is in: ");
      assertTrue(line.endsWith("Running it again completes it."), line);
      long said = Long.parseLong(line.replaceAll(".* in: ([0-9]+) created.*", "$1"));
      assertTrue(said <= files.count("users", tenant), line);
      assertTrue(!process.output().contains("\tat "), process::output);
    }
    assertEquals(2_000, files.count("users", tenant));
    String again = files.imported(0, tenant, file());
    assertTrue(again.contains((USERS + GROUPS - 2_000) + " created, 0 changed, 2000 unc"), again);
    assertEquals(USERS * GROUPS, files.count("group_members", tenant));
  }

  /**
   * The free space maps of two tables are the device that is always full, in turn, which takes no
   * privilege to arrange: PostgreSQL has the same error from the same call as on a disk that is.
   */
  @Test
  void diskFull_isSaidAndRunAgainCompletesIt() throws Exception {
    String database = "full_" + UUID.randomUUID().toString().replace('-', '_');
    execute("create database " + database);
    TenantFiles there = files.in(database);
    String tenant = there.newTenant();
    Path users = freeSpaceMap(there, "users");
    Path members = freeSpaceMap(there, "group_members");

    Files.createSymbolicLink(users, Path.of("/dev/full"));
    String printed = there.imported(1, tenant, file());
    assertTrue(printed.contains("muster: The disk of the database is full."), printed);
    assertTrue(printed.contains("At least this is in: 0 created"), printed);
    assertTrue(printed.contains("Running it again completes it."), printed);
    assertTrue(!printed.contains("\tat "), printed);
    assertEquals(List.of(), there.exported(tenant));

    Files.delete(users);
    Files.createSymbolicLink(members, Path.of("/dev/full"));
    printed = there.imported(1, tenant, file());
    assertTrue(printed.contains("muster: The disk of the database is full."), printed);
    assertTrue(
        printed.contains(
            "At least this is in: "
                + (USERS + GROUPS)
                + " created, 0 changed, 0 unchanged, 0 rejected, 0 members added"),
        printed);
    assertEquals(USERS + GROUPS, there.exported(tenant).size());
    assertTrue(there.exported(tenant).stream().noneMatch(line -> line.contains("\"members\":[{")));

    Files.delete(members);
    printed = there.imported(0, tenant, file());
    assertTrue(
        printed.contains(
            "0 created, 0 changed, "
                + (USERS + GROUPS)
                + " unchanged, 0 rejected, "
                + (USERS + 1) * GROUPS
                + " members added"),
        printed);
    execute("drop database " + database + " with (force)");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = files.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Where PostgreSQL will keep which pages of a table have space. */
  private static Path freeSpaceMap(TenantFiles there, String table) throws SQLException {
    try (Connection connection = there.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select current_setting('data_directory') || '/' || pg_relation_filepath('"
                    + table
                    + "')")) {
      assertTrue(row.next());
      return Path.of(row.getString(1) + "_fsm");
    }
  }
}
