package dev.muster.bootstrap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.port.in.ImportEntry;
import dev.muster.domain.schema.CoreSchemas;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command in front of a directory that only writes down. */
final class ImportCommandTest {

  private final RecordingImports imports = new RecordingImports();
  @TempDir private Path folder;

  private String run(int expected, String... arguments) {
    return run(imports, expected, arguments);
  }

  private static String run(RecordingImports target, int expected, String... arguments) {
    CommandLine.IFactory factory =
        new CommandLine.IFactory() {
          @Override
          public <K> K create(Class<K> type) throws Exception {
            return type == ImportCommand.class
                ? type.cast(new ImportCommand((settings, schemas, work) -> work.applyAsInt(target)))
                : CommandLine.defaultFactory().create(type);
          }
        };
    List<String> all = new ArrayList<>(List.of("import"));
    all.addAll(Arrays.asList(arguments));
    StringWriter printed = new StringWriter();
    PrintWriter writer = new PrintWriter(printed, true);
    int exit = MusterCommand.run(factory, writer, writer, all.toArray(String[]::new));
    assertEquals(expected, exit, printed::toString);
    return printed.toString();
  }

  private String file(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n").toString();
  }

  @Test
  void everythingComesIn_withExitCodeZeroAndNoRejects() throws IOException {
    String file = file("users.csv", "userName", "ada", "bob");
    Files.writeString(folder.resolve("users.csv.rejects"), "of an earlier import");
    String printed = run(0, file);
    assertEquals(List.of("begin default", "finish", "close"), imports.calls());
    assertEquals(2, imports.entries().size());
    assertTrue(
        printed.startsWith(
            "Done: 2 created, 0 changed, 0 unchanged, 0 rejected, 0 members added, 0 removed; "),
        printed);
    assertFalse(Files.exists(folder.resolve("users.csv.rejects")));
  }

  @Test
  void rejects_goToTheFileAndTheFirstTenAreShown() throws IOException {
    List<String> lines = new ArrayList<>(List.of("userName,title"));
    for (int i = 0; i < 12; i++) {
      lines.add("x");
    }
    lines.add("ada,Countess");
    String file = file("users.csv", lines.toArray(String[]::new));
    String printed = run(1, file, "--tenant", "acme");
    List<String> rejects =
        Files.readAllLines(folder.resolve("users.csv.rejects"), StandardCharsets.UTF_8);
    assertEquals(12, rejects.size());
    assertEquals(
        "{\"line\":2,\"reason\":\"The header has 2 cells, this has 1.\"}", rejects.getFirst());
    assertEquals(10, printed.lines().filter(line -> line.startsWith("Line ")).count(), printed);
    assertTrue(printed.contains("12 rejected") && printed.contains("users.csv.rejects"), printed);
    assertEquals("begin acme", imports.calls().getFirst());
  }

  @Test
  void rejects_goWhereTheyAreWanted() throws IOException {
    Path rejects = folder.resolve("bad");
    String file = file("users.ldif", "dn: uid=x", "changetype: delete");
    assertTrue(run(1, file, "--rejects", rejects.toString()).contains(rejects.toString()));
    assertEquals(1, Files.readAllLines(rejects).size());
    assertTrue(run(2, file, "--rejects", file).contains("must not be the file itself"));
    assertTrue(Files.exists(Path.of(file)));
  }

  @Test
  void unwritableRejects_stopTheImport() throws IOException {
    String file = file("users.csv", "userName,title", "x", "y");
    String printed = run(1, file, "--rejects", folder.resolve("none/bad").toString());
    assertTrue(printed.contains("What is rejected cannot be written to"), printed);
    assertTrue(printed.contains("Running it again completes it"), printed);
    assertEquals(List.of("begin default", "close"), imports.calls());
  }

  @Test
  void dryRun_isATrialAndSaysSo() throws IOException {
    String printed = run(0, file("a.csv", "userName", "ada"), "--dry-run");
    assertTrue(printed.startsWith("Nothing was changed. It would be: 1 created"), printed);
    assertEquals("begin default trial", imports.calls().getFirst());
  }

  @Test
  void failingStore_saysWhatIsInAndThatRunningAgainCompletes() throws IOException {
    RecordingImports failing = new RecordingImports().failingAfter(1);
    String printed = run(failing, 1, file("a.csv", "userName", "ada", "bob"));
    assertTrue(printed.contains("near line 3"), printed);
    assertTrue(printed.contains("1 created"), printed);
    assertTrue(printed.contains("Running it again completes it."), printed);
    assertTrue(printed.contains("muster: The database is away."), printed);
    assertEquals(List.of("begin default", "close"), failing.calls());
  }

  @Test
  void typeSeparatorAndFormat_areThoseAskedFor() throws IOException {
    run(
        0,
        file("groups.txt", "displayName,members", "staff,ada;bob"),
        "--format",
        "csv",
        "--type",
        "group",
        "--separator",
        ";");
    ImportEntry.Described group = (ImportEntry.Described) imports.entries().getFirst();
    assertEquals(CoreSchemas.GROUP, group.type());
    assertEquals(2, group.members() == null ? 0 : group.members().size());
  }

  @Test
  void skippedEntries_areCounted() throws IOException {
    assertTrue(
        run(0, file("a.ldif", "dn: dc=x", "objectClass: domain"))
            .contains("1 entries that are neither users nor groups were passed over"));
  }

  @Test
  void ownSchemas_count() throws IOException {
    Path schemas = Files.createDirectory(folder.resolve("schemas"));
    Files.writeString(
        schemas.resolve("badge.json"),
        "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Schema\"],"
            + "\"id\":\"urn:example:Device\",\"name\":\"Device\",\"attributes\":["
            + "{\"name\":\"slots\",\"type\":\"integer\"}]}");
    Files.writeString(
        schemas.resolve("type.json"),
        "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:ResourceType\"],"
            + "\"name\":\"Device\",\"endpoint\":\"/Devices\",\"schema\":\"urn:example:Device\"}");
    run(
        0,
        file("devices.csv", "slots,externalId", "7,d1"),
        "--type",
        "Device",
        "--schema-dir",
        schemas.toString());
    ImportEntry.Described device = (ImportEntry.Described) imports.entries().getFirst();
    assertEquals("/Devices", device.type().endpoint());
    assertEquals(
        "{slots=WholeNumber[value=7], externalId=Text[value=d1]}",
        device.body().attributes().toString());
  }

  @Test
  void wrongUse_isExplainedWithExitCodeTwo() throws IOException {
    String csv = file("a.csv", "userName", "ada");
    assertTrue(run(2).contains("FILE"));
    assertTrue(run(2, "-").contains("--format"));
    assertTrue(run(2, file("a.txt", "")).contains("--format"));
    assertTrue(run(2, csv, "--format", "xml").contains("jsonl, csv or ldif"));
    assertTrue(run(2, csv, "--type", "Robot").contains("User, Group"));
    assertTrue(run(2, csv, "--separator", "ab").contains("--separator"));
    assertTrue(run(2, folder.resolve("none.csv").toString()).contains("there is no such file"));
    assertTrue(run(2, folder.toString(), "--format", "csv").contains("is a directory"));
    assertTrue(
        run(2, file("b.csv", "userName,emials", "a,b"))
            .contains("The header: Column 2 (emials): User has no attribute"));
    assertEquals(List.of(), imports.calls());
  }

  @Test
  void unknownTenant_fails() throws IOException {
    String printed = run(1, file("a.csv", "userName", "ada"), "--tenant", "none");
    assertEquals("muster: Tenant none not found.", printed.strip());
  }

  @Test
  void help_saysTheExitCodesAndTheSchemaFolder() {
    String help = run(0, "--help");
    assertTrue(help.contains("something was rejected"), help);
    assertTrue(help.contains("MUSTER_SCHEMA_DIR"), help);
  }

  @Test
  void controlCharacters_doNotReachTheTerminal() throws IOException {
    String printed = run(2, file("a.csv", "user\u001b[2JName", "ada"));
    assertFalse(printed.contains("\u001b[2J"), printed);
  }
}
