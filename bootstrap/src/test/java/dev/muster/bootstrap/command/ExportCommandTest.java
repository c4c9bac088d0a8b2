package dev.muster.bootstrap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.web.json.JacksonDocumentCodec;
import dev.muster.application.port.in.ExportEntry;
import dev.muster.application.port.in.ExportResourcesUseCase;
import dev.muster.domain.error.DirectoryUnavailable;
import dev.muster.domain.error.ResourceNotFound;
import dev.muster.domain.password.PasswordHash;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.Resource;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command in front of a directory of one user and one group. */
final class ExportCommandTest {

  private static final String ID = "0198c0de-0000-7000-8000-000000000001";
  private static final String EXPECTED =
      """
      {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"%1$s","userName":"ad\u00E4 \\"q\\"","password":"$argon2id$x","meta":{"resourceType":"User","created":"2026-01-02T03:04:05.006Z","lastModified":"2026-02-03T04:05:06.007Z","version":"W/\\"3\\""}}
      {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"id":"%1$s","displayName":"Staff","members":[{"value":"%1$s"}],"meta":{"resourceType":"Group","created":"2026-01-02T03:04:05.006Z","lastModified":"2026-02-03T04:05:06.007Z","version":"W/\\"3\\""}}
      {"method":"PATCH","path":"/Groups/%1$s","data":{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"add","path":"members","value":[{"value":"%1$s"}]}]}}
      """
          .formatted(ID);

  @TempDir private Path folder;
  private ByteArrayOutputStream standardOutput = new ByteArrayOutputStream();

  private static StoredResource stored(ResourceType type, String attribute, String value) {
    ResourceId id = new ResourceId(UUID.fromString(ID));
    Value.Complex body = Value.Complex.EMPTY.with(attribute, new Value.Text(value));
    return new StoredResource(
        id,
        new Meta(
            3,
            Instant.parse("2026-01-02T03:04:05.006Z"),
            Instant.parse("2026-02-03T04:05:06.007Z")),
        new JacksonDocumentCodec().encode(id, new Resource(type, body)));
  }

  private static void giveAll(
      String tenant, boolean passwords, ExportResourcesUseCase.Receiver receiver) {
    if (!tenant.equals("default")) {
      throw new ResourceNotFound("Tenant", tenant);
    }
    ResourceId id = new ResourceId(UUID.fromString(ID));
    receiver.begin(2);
    receiver.add(
        new ExportEntry.Described(
            CoreSchemas.USER,
            stored(CoreSchemas.USER, "userName", "ad\u00e4 \"q\""),
            passwords ? Optional.of(new PasswordHash("$argon2id$x")) : Optional.empty(),
            List.of()));
    receiver.add(
        new ExportEntry.Described(
            CoreSchemas.GROUP,
            stored(CoreSchemas.GROUP, "displayName", "Staff"),
            Optional.empty(),
            List.of(id)));
    receiver.add(new ExportEntry.MoreMembers(id, List.of(id)));
  }

  private String run(int expected, String... arguments) {
    return run(ExportCommandTest::giveAll, standardOutput, expected, arguments);
  }

  private static String run(
      ExportResourcesUseCase exports, OutputStream output, int expected, String... arguments) {
    CommandLine.IFactory factory =
        new CommandLine.IFactory() {
          @Override
          public <K> K create(Class<K> type) throws Exception {
            return type == ExportCommand.class
                ? type.cast(
                    new ExportCommand(
                        (settings, schemas, work) -> work.applyAsInt(exports), output))
                : CommandLine.defaultFactory().create(type);
          }
        };
    List<String> all = new ArrayList<>(List.of("export"));
    all.addAll(Arrays.asList(arguments));
    StringWriter printed = new StringWriter();
    PrintWriter writer = new PrintWriter(printed, true);
    int exit = MusterCommand.run(factory, writer, writer, all.toArray(String[]::new));
    assertEquals(expected, exit, printed::toString);
    return printed.toString();
  }

  private List<String> inFolder() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  @Test
  void file_holdsEverythingAndIsItsOwners() throws IOException {
    Path file = folder.resolve("all.jsonl");
    String printed = run(0, file.toString(), "--password-hashes");
    assertTrue(printed.startsWith("Done: 2 resources, 2 members; "), printed);
    assertEquals(EXPECTED, Files.readString(file));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(List.of("all.jsonl"), inFolder());
  }

  @Test
  void passwords_comeOnlyIfAskedFor() throws IOException {
    Path file = folder.resolve("all.jsonl");
    run(0, file.toString());
    assertEquals(EXPECTED.replace(",\"password\":\"$argon2id$x\"", ""), Files.readString(file));
  }

  @Test
  void nameInGz_isPacked() throws IOException {
    Path file = folder.resolve("all.jsonl.gz");
    run(0, file.toString(), "--password-hashes");
    try (GZIPInputStream packed =
        new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      assertEquals(EXPECTED, new String(packed.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void hyphen_isStandardOutputAndTheReportGoesElsewhere() {
    String printed = run(0, "-", "--password-hashes");
    assertEquals(EXPECTED, standardOutput.toString(StandardCharsets.UTF_8));
    assertTrue(printed.startsWith("Done: 2 resources"), printed);
  }

  @Test
  void fileThatIsThere_isReplacedOnlyByForce() throws IOException {
    Path file = Files.writeString(folder.resolve("all.jsonl"), "precious");
    assertTrue(run(2, file.toString()).contains("exists already; --force"));
    assertEquals("precious", Files.readString(file));
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    run(0, link.toString(), "--password-hashes", "--force");
    assertEquals(EXPECTED, Files.readString(file));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(List.of("all.jsonl", "link"), inFolder());
  }

  @Test
  void failingDirectory_leavesNothing() throws IOException {
    Path file = folder.resolve("all.jsonl");
    String printed =
        run(
            (tenant, passwords, receiver) -> {
              giveAll(tenant, passwords, receiver);
              throw new DirectoryUnavailable("The database is away.", Duration.ofSeconds(1));
            },
            standardOutput,
            1,
            file.toString());
    assertEquals("muster: The database is away.", printed.strip());
    assertEquals(List.of(), inFolder());
  }

  @Test
  void failingDirectory_leavesTheFileThatWasThere() throws IOException {
    Path file = Files.writeString(folder.resolve("all.jsonl"), "precious");
    run(1, file.toString(), "--force", "--tenant", "nobody");
    assertEquals("precious", Files.readString(file));
    assertEquals(List.of("all.jsonl"), inFolder());
  }

  @Test
  void unknownTenant_fails() throws IOException {
    String printed = run(1, folder.resolve("a.jsonl").toString(), "--tenant", "none");
    assertEquals("muster: Tenant none not found.", printed.strip());
    assertEquals(List.of(), inFolder());
  }

  /** What a real full disk says, at the first write and at the last. */
  @Test
  void diskFull_isSaidInOneLine() throws IOException {
    try (OutputStream full = Files.newOutputStream(Path.of("/dev/full"))) {
      String few = run(ExportCommandTest::giveAll, full, 1, "-");
      assertEquals("muster: The output cannot be written: No space left on device", few.strip());
      String many =
          run(
              (tenant, passwords, receiver) -> {
                for (int i = 0; i < 1_000; i++) {
                  giveAll(tenant, passwords, receiver);
                }
              },
              full,
              1,
              "-");
      assertEquals("muster: The output cannot be written: No space left on device", many.strip());
    }
  }

  @Test
  void wrongUse_isExplainedWithExitCodeTwo() throws IOException {
    assertTrue(run(2).contains("FILE"));
    assertTrue(run(2, folder.toString()).contains("is a directory"));
    assertTrue(run(2, "/dev/null", "--force").contains("is no ordinary file"));
    assertTrue(run(2, folder.resolve("none/a.jsonl").toString()).contains("no such folder"));
    assertTrue(run(2, folder.resolve("a.csv").toString()).contains("let "));
    assertEquals(List.of(), inFolder());
  }

  @Test
  void help_saysWhatHashesMean() {
    String help = run(0, "--help");
    assertTrue(help.contains("--password-hashes"), help);
    assertTrue(help.contains("no password"), help);
    assertTrue(help.contains("MUSTER_SCHEMA_DIR"), help);
  }
}
