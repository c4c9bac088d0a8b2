package dev.muster.bootstrap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import dev.muster.domain.access.Scope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files that are imported by the command, and then read over HTTP. */
@ExtendWith(SharedMuster.class)
final class ImportIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final RunningMuster muster;
  private final String tenant = "import-" + UUID.randomUUID();
  private final ScimHttp client;
  @TempDir private Path folder;

  ImportIT(RunningMuster muster) {
    this.muster = muster;
    muster.directory().tenants().createTenant(tenant);
    this.client = new ScimHttp(muster.scimUrl(), muster.newToken(tenant, "t", Scope.READ));
  }

  private String imported(int exit, String name, String content, String... options)
      throws IOException {
    return importedFrom(exit, Files.writeString(folder.resolve(name), content), options);
  }

  private String importedFrom(int exit, Path file, String... options) {
    List<String> arguments = new ArrayList<>(List.of("import", "--tenant", tenant));
    arguments.addAll(muster.databaseFlags());
    arguments.addAll(Arrays.asList(options));
    arguments.add(file.toString());
    String printed = Commands.run(exit, arguments.toArray(String[]::new));
    return printed.replaceAll("; [0-9.]+ s\\.", "");
  }

  private JsonNode get(String path) {
    HttpResponse<String> answer = client.get(path);
    assertEquals(200, answer.statusCode(), answer.body());
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(answer.body(), broken);
    }
  }

  private JsonNode only(String endpoint, String filter) {
    JsonNode list = get(endpoint + "?filter=" + ScimHttp.encode(filter));
    assertEquals(1, list.at("/totalResults").intValue(), list.toString());
    return list.at("/Resources/0");
  }

  private static List<String> displays(JsonNode members) {
    List<String> displays = new ArrayList<>();
    members.forEach(member -> displays.add(member.at("/display").asText()));
    return displays.stream().sorted().toList();
  }

  private static final String LDIF =
      """
      dn: ou=people,dc=example,dc=org
      objectClass: organizationalUnit
      ou: people

      dn: cn=Guides,ou=groups,dc=example,dc=org
      objectClass: groupOfNames
      cn: Guides
      member: UID=bjensen,OU=people,DC=example,DC=org
      member: uid=gone,ou=people,dc=example,dc=org

      dn: uid=bjensen,ou=people,dc=example,dc=org
      objectClass: inetOrgPerson
      uid: bjensen
      cn: Barbara Jensen
      sn: Jensen
      givenName: Barbara
      mail: bjensen@example.org
      userPassword: {SSHA}gVK8WC9YyFT1gMsQHTGCgT3sSv5zYWx0

      dn: uid=jsmith,ou=people,dc=example,dc=org
      objectClass: inetOrgPerson
      uid: jsmith
      cn: J\u00FCrgen Smith
      sn: Smith
      """;

  @Test
  void ldif_peopleAndGroups_areThereAndStaySo() throws IOException, SQLException {
    String first = imported(1, "people.ldif", LDIF);
    assertTrue(
        first.contains("3 created, 0 changed, 0 unchanged, 1 rejected, 1 members added, 0 removed"),
        first);
    assertTrue(first.contains("uid=gone"), first);

    JsonNode barbara = only("/Users", "userName eq \"BJENSEN\"");
    assertEquals("Jensen", barbara.at("/name/familyName").asText());
    assertEquals("bjensen@example.org", barbara.at("/emails/0/value").asText());
    assertEquals("Guides", barbara.at("/groups/0/display").asText());
    assertFalse(barbara.toString().contains("SSHA"));
    JsonNode guides = only("/Groups", "displayName eq \"guides\"");
    assertEquals(List.of("Barbara Jensen"), displays(guides.at("/members")));
    assertEquals(
        "{SSHA}gVK8WC9YyFT1gMsQHTGCgT3sSv5zYWx0", passwordHash(barbara.at("/id").asText()));

    String again = imported(1, "people.ldif", LDIF);
    assertTrue(
        again.contains("0 created, 0 changed, 3 unchanged, 1 rejected, 0 members added, 0 removed"),
        again);
    assertEquals(
        guides.at("/meta/version"),
        get("/Groups/" + guides.at("/id").asText()).at("/meta/version"));
    assertEquals(
        barbara.at("/meta/version"),
        get("/Users/" + barbara.at("/id").asText()).at("/meta/version"));
  }

  private String passwordHash(String id) throws SQLException {
    try (Connection connection = muster.openDatabase();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select password_hash from users where id = '" + id + "'")) {
      assertTrue(rows.next());
      return rows.getString(1);
    }
  }

  @Test
  void csv_groupsAfterUsers_findTheirMembers() throws IOException {
    imported(
        0,
        "users.csv",
        """
        userName,name.givenName,"emails[type eq ""work""].value",active
        ada,Ada,ada@example.org,true
        bob,Bob,,false
        """);
    String printed =
        imported(
            1,
            "groups.csv",
            """
            displayName,members
            Guides,ADA|bob
            Leaders,ada|eve|Guides
            """,
            "--type",
            "Group");
    assertTrue(printed.contains("Line 3: members: there is no user or group eve."), printed);
    assertEquals(
        "ada@example.org", only("/Users", "userName eq \"ada\"").at("/emails/0/value").asText());
    assertEquals(
        1,
        get("/Users?filter=" + ScimHttp.encode("active eq false")).at("/totalResults").intValue());
    assertEquals(
        List.of("ada", "bob"),
        displays(only("/Groups", "displayName eq \"Guides\"").at("/members")));
    assertEquals(
        List.of("Guides", "ada"),
        displays(only("/Groups", "displayName eq \"Leaders\"").at("/members")));
  }

  @Test
  void jsonLines_idsAndDates_areKept() throws IOException {
    UUID user = UUID.randomUUID();
    UUID group = UUID.randomUUID();
    String file =
        """
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"id":"%2$s","displayName":"Guides","members":[{"value":"%1$s"}]}
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"%1$s","userName":"ada","meta":{"created":"2019-01-02T03:04:05.678Z","lastModified":"2020-01-02T03:04:05Z","version":"W/\\"7\\""}}
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ADA"}
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"b", broken
        """
            .formatted(user, group);
    String printed = imported(1, "export.jsonl", file);
    assertTrue(printed.contains("2 created") && printed.contains("2 rejected"), printed);
    JsonNode ada = get("/Users/" + user);
    assertEquals("2019-01-02T03:04:05.678Z", ada.at("/meta/created").asText());
    assertEquals("2020-01-02T03:04:05.000Z", ada.at("/meta/lastModified").asText());
    assertEquals(List.of("ada"), displays(get("/Groups/" + group).at("/members")));
    assertEquals(2, Files.readAllLines(folder.resolve("export.jsonl.rejects")).size());
  }

  @Test
  void dryRun_changesNothing() throws IOException {
    String printed = imported(1, "people.ldif", LDIF, "--dry-run");
    assertTrue(
        printed.contains(
            "Nothing was changed. It would be: 3 created, 0 changed, 0 unchanged, 1 rejected,"
                + " 1 members added, 0 removed"),
        printed);
    assertEquals(0, get("/Users").at("/totalResults").intValue());
    assertEquals(0, get("/Groups").at("/totalResults").intValue());
  }

  @Test
  void fileThatChanged_replacesWhatItNames() throws IOException {
    imported(0, "users.csv", "userName,title\nada,Countess\nbob,Builder\n");
    String printed = imported(0, "users.csv", "userName,title\nada,\nbob,Builder\n");
    assertTrue(printed.contains("0 created, 1 changed, 1 unchanged"), printed);
    assertFalse(only("/Users", "userName eq \"ada\"").has("title"));
  }

  @Test
  void badLines_areRejectedWithTheirNumbersAndTheRestComesIn() throws IOException {
    UUID ada = UUID.randomUUID();
    UUID gone = UUID.randomUUID();
    imported(0, "before.csv", "userName\nbob\n");
    String user = "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"";
    List<String> lines =
        List.of(
            user + "ada\",\"id\":\"" + ada + "\"}",
            user + "\u00ff\"}",
            user + "x".repeat(10_000_000) + "\"}",
            user + "ADA\"}",
            user + "BOB\",\"id\":\"" + UUID.randomUUID() + "\"}",
            "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\"G\","
                + "\"members\":[{\"value\":\""
                + ada
                + "\"},{\"value\":\""
                + gone
                + "\"}]}",
            user + "eve\",\"tit");
    Path file = folder.resolve("bad.jsonl");
    Files.write(file, String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1));

    String printed = importedFrom(1, file);

    assertTrue(
        printed.contains(
            "Line 2: The byte at offset " + offset(lines) + " of the file is not UTF-8"),
        printed);
    assertTrue(printed.contains("Line 3: The line is longer than 8 MiB."), printed);
    assertTrue(printed.contains("Line 4: Line 1 has the same id, userName or name al"), printed);
    assertTrue(printed.contains("Line 5: Another resource has this userName."), printed);
    assertTrue(printed.contains("Line 6: members: there is no user or group " + gone), printed);
    assertTrue(printed.contains("Line 7: "), printed);
    assertTrue(printed.contains("2 created, 0 changed, 0 unchanged, 6 rejected, 1 mem"), printed);
    assertEquals(2, get("/Users").at("/totalResults").intValue());
    assertEquals(1, get("/Groups").at("/totalResults").intValue());
    assertEquals(List.of("ada"), displays(only("/Groups", "displayName eq \"G\"").at("/members")));
    assertEquals(6, Files.readAllLines(folder.resolve("bad.jsonl.rejects")).size());
  }

  private static int offset(List<String> lines) {
    return lines.getFirst().length() + 1 + lines.get(1).indexOf('\u00ff');
  }

  @Test
  void packedFileThatIsCutOff_saysWhatIsInAndTheWholeOneCompletesIt() throws IOException {
    StringBuilder csv = new StringBuilder("userName,title\n");
    for (int i = 0; i < 1_500; i++) {
      csv.append("user").append(i).append(',').append(UUID.randomUUID()).append('\n');
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(csv.toString().getBytes(StandardCharsets.UTF_8));
    }
    Path whole = Files.write(folder.resolve("whole.csv.gz"), packed.toByteArray());
    Path part = folder.resolve("part.csv.gz");
    Files.write(part, Arrays.copyOf(packed.toByteArray(), packed.size() * 9 / 10));

    String printed = importedFrom(1, part);

    assertTrue(printed.contains("The file cannot be read to its end"), printed);
    assertTrue(printed.contains("At least this is in: "), printed);
    int came = get("/Users?count=0").at("/totalResults").intValue();
    assertTrue(came < 1_500, printed);
    String completed = importedFrom(0, whole);
    assertTrue(
        completed.contains(
            (1_500 - came) + " created, 0 changed, " + came + " unchanged, 0 rejected"),
        completed);
  }

  @Test
  void unknownTenant_isSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "userName\nada\n");
    List<String> arguments = new ArrayList<>(List.of("import", "--tenant", "nobody"));
    arguments.addAll(muster.databaseFlags());
    arguments.add(file.toString());
    String printed = Commands.run(1, arguments.toArray(String[]::new));
    assertTrue(printed.contains("nobody"), printed);
  }
}
