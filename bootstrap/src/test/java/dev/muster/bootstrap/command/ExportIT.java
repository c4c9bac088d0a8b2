package dev.muster.bootstrap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import dev.muster.domain.access.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Directories that are exported by the command, beside a server, and imported elsewhere. */
@ExtendWith(SharedMuster.class)
final class ExportIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCHEMAS = "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:";
  private static final String ADA = UUID.randomUUID().toString();
  private static final String STAFF = UUID.randomUUID().toString();
  private static final String OUTER = UUID.randomUUID().toString();
  private static final String DATES =
      "\"meta\":{\"created\":\"2019-01-02T03:04:05.678Z\",\"lastModified\":\"2020-01-02T03:04:05.6Z\",\"version\":\"W/\\\"7\\\"\"}";

  private final RunningMuster muster;
  @TempDir private Path folder;

  ExportIT(RunningMuster muster) {
    this.muster = muster;
  }

  private TenantFiles files() {
    return TenantFiles.of(muster, folder);
  }

  private Path schemas() throws IOException {
    Path schemas = Files.createDirectories(folder.resolve("schemas"));
    Files.writeString(
        schemas.resolve("device.json"),
        "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Schema\"],"
            + "\"id\":\"urn:example:Device\",\"name\":\"Device\",\"attributes\":["
            + "{\"name\":\"slots\",\"type\":\"integer\"},"
            + "{\"name\":\"pin\",\"mutability\":\"writeOnly\",\"returned\":\"never\"}]}");
    Files.writeString(
        schemas.resolve("type.json"),
        "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:ResourceType\"],"
            + "\"name\":\"Device\",\"endpoint\":\"/Devices\",\"schema\":\"urn:example:Device\"}");
    return schemas;
  }

  private static String user(String id, String userName, String more) {
    return SCHEMAS + "User\"],\"id\":\"" + id + "\",\"userName\":\"" + userName + "\"" + more + "}";
  }

  private static String group(String id, String name, Stream<String> members) {
    return members
        .map(member -> "{\"value\":\"" + member + "\"}")
        .collect(
            Collectors.joining(
                ",",
                SCHEMAS
                    + "Group\"],\"id\":\""
                    + id
                    + "\",\"displayName\":\""
                    + name
                    + "\","
                    + DATES
                    + ",\"members\":[",
                "]}"));
  }

  /** One user and group of each kind, and a group that takes two lines. */
  private Path directory(TenantFiles files) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(
        user(
            ADA,
            "Ad\u00e4",
            ",\"name\":{\"familyName\":\"L \\\"\\\\\\u2028\\uD83D\\uDE00\"},\"active\":false,"
                + "\"emails\":[{\"value\":\"a@x.org\",\"type\":\"work\",\"primary\":true},"
                + "{\"value\":\"b@x.org\"}],"
                + "\"password\":\"{SSHA}gVK8WC9YyFT1gMsQHTGCgT3sSv5zYWx0\","
                + "\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":"
                + "{\"department\":\"D\",\"manager\":{\"value\":\"x\"}},"
                + DATES));
    lines.add(user(UUID.randomUUID().toString(), "clear", ",\"password\":\"in clear\""));
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 10_001; i++) {
      many.add(UUID.randomUUID().toString());
      lines.add(user(many.getLast(), "many" + i, ""));
    }
    lines.add(group(STAFF, "Staff", Stream.concat(many.stream(), Stream.of(OUTER))));
    lines.add(group(OUTER, "Outer", Stream.of(STAFF, ADA)));
    lines.add(group(UUID.randomUUID().toString(), "Empty", Stream.of()));
    lines.add(
        "{\"schemas\":[\"urn:example:Device\"],\"externalId\":\"d\",\"slots\":7,\"pin\":\"1\"}");
    return files.file("directory.jsonl", lines.toArray(String[]::new));
  }

  /** Members come in after their group, which is another version of it. */
  private static List<String> withoutGroupVersions(List<String> lines) {
    return lines.stream()
        .map(
            line ->
                line.contains("core:2.0:Group")
                    ? line.replaceAll("\"version\":\"W/[^}]*\"", "")
                    : line)
        .toList();
  }

  @Test
  void exportThenImport_intoAnEmptyTenantOfAnotherDatabase_givesTheSameDirectory()
      throws IOException, SQLException {
    TenantFiles here = files();
    String[] schemas = {"--schema-dir", schemas().toString()};
    String from = here.newTenant();
    here.imported(0, from, directory(here), schemas);
    Path file = folder.resolve("all.jsonl.gz");
    Commands.run(
        0,
        here.command("export", from, file.toString(), "--password-hashes", schemas[0], schemas[1]));
    List<String> lines = here.exported(from, "--password-hashes", schemas[0], schemas[1]);

    String other = "other_" + UUID.randomUUID().toString().replace('-', '_');
    try (Connection connection = here.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + other);
      TenantFiles there = here.in(other);
      String to = there.newTenant();
      String printed = there.imported(0, to, file, schemas);
      assertTrue(printed.contains("10007 created") && printed.contains("10004 members"), printed);
      List<String> again = there.exported(to, "--password-hashes", schemas[0], schemas[1]);
      assertEquals(withoutGroupVersions(lines), withoutGroupVersions(again));
      statement.execute("drop database " + other + " with (force)");
    }

    assertEquals(10_003 + 1 + 3 + 1, lines.size());
    assertTrue(lines.get(10_003).contains("\"pin\":\"1\""), lines.get(10_003));
    String ada = lines.stream().filter(line -> line.contains(ADA)).findFirst().orElseThrow();
    assertTrue(ada.contains("\"password\":\"{SSHA}gVK8WC9YyFT1gMsQHTGCgT3sSv5zYWx0\""), ada);
    assertTrue(ada.contains("\"lastModified\":\"2020-01-02T03:04:05.600Z\""), ada);
    assertEquals(
        1, lines.stream().filter(line -> line.contains("\"password\":\"$argon2id$")).count());
    String staff =
        lines.stream().filter(line -> line.contains("\"Staff\"")).findAny().orElseThrow();
    assertTrue(staff.contains("\"created\":\"2019-01-02T03:04:05.678Z\""), staff);
    assertTrue(staff.contains("\"lastModified\":\"2020-01-02T03:04:05.600Z\""), staff);
    String more = lines.get(lines.indexOf(staff) + 1);
    assertTrue(more.startsWith("{\"method\":\"PATCH\",\"path\":\"/Groups/" + STAFF), more);

    String withoutSchemas =
        Commands.run(1, here.command("export", from, folder.resolve("x.jsonl").toString()));
    assertTrue(withoutSchemas.contains("type Device"), withoutSchemas);
    assertFalse(Files.exists(folder.resolve("x.jsonl")));
    assertTrue(
        here.exported(from, schemas).stream().noneMatch(line -> line.contains("\"password\"")));
    assertSameOverHttp(from, ada);
  }

  /** But for what is rendered for an answer, or in none. */
  private void assertSameOverHttp(String tenant, String line) throws IOException {
    ScimHttp client = new ScimHttp(muster.scimUrl(), muster.newToken(tenant, "t", Scope.READ));
    ObjectNode exported = (ObjectNode) JSON.readTree(line);
    exported.remove("password");
    ObjectNode answered = (ObjectNode) JSON.readTree(client.get("/Users/" + ADA).body());
    assertEquals(2, answered.remove("groups").size());
    JsonNode meta = answered.get("meta");
    ((ObjectNode) meta).remove("location");
    ((ObjectNode) meta).put("version", "W/\"7\"");
    assertEquals(exported, answered);
  }

  @Test
  void unknownTenant_isSaid() {
    Path file = folder.resolve("a.jsonl");
    String printed = Commands.run(1, files().command("export", "nobody", file.toString()));
    assertEquals("muster: Tenant nobody not found.", printed);
    assertFalse(Files.exists(file));
  }

  @Test
  void emptyTenant_isAnEmptyFile() throws IOException {
    assertEquals(List.of(), files().exported(files().newTenant()));
  }
}
