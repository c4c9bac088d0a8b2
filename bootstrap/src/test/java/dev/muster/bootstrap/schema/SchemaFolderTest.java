package dev.muster.bootstrap.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.settings.SettingException;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.Schema;
import dev.muster.domain.schema.SchemaRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SchemaFolderTest {

  private static final String SCHEMA =
      "{\"id\":\"urn:example:%s\",\"name\":\"%s\",\"attributes\":[{\"name\":\"serial\"}]}";
  private static final String TYPE =
      "{\"name\":\"%s\",\"endpoint\":\"/%s\",\"schema\":\"urn:example:%s\"}";

  @TempDir private Path folder = Path.of("");

  private void write(String file, String json) throws IOException {
    Files.writeString(folder.resolve(file), json);
  }

  /** The message of the refusal, which is one line. */
  private String refused() {
    SettingException refused =
        assertThrows(SettingException.class, () -> SchemaFolder.read(folder));
    String message = String.valueOf(refused.getMessage());
    assertEquals(1, message.lines().count(), message);
    assertTrue(message.startsWith("MUSTER_SCHEMA_DIR (--schema-dir): "), message);
    return message;
  }

  @Test
  void read_files_areTakenInTheOrderOfTheirNames() throws IOException {
    write("2.json", SCHEMA.formatted("B", "B"));
    write("10.json", SCHEMA.formatted("A", "A"));
    write("a.json", TYPE.formatted("B", "Bs", "B"));
    write("Z.json", TYPE.formatted("A", "As", "A"));
    SchemaRegistry registry = SchemaFolder.read(folder);
    assertEquals(
        List.of("User", "Group", "A", "B"),
        registry.resourceTypes().stream().map(ResourceType::name).toList());
  }

  @Test
  void read_whatIsNoJsonFile_isIgnored() throws IOException {
    write("a.json", SCHEMA.formatted("A", "A"));
    write("README.md", "no JSON");
    write("a.json~", "no JSON");
    Path inner = Files.createDirectory(folder.resolve("inner.json"));
    Files.writeString(inner.resolve("b.json"), "no JSON");
    assertEquals(
        List.of("A"),
        SchemaFolder.read(folder).schemas().stream()
            .filter(schema -> schema.id().startsWith("urn:example:"))
            .map(Schema::name)
            .toList());
  }

  @Test
  void read_emptyFolder_isTheCore() {
    assertEquals(2, SchemaFolder.read(folder).resourceTypes().size());
  }

  @Test
  void read_list_isEachOfItsResources() throws IOException {
    write(
        "all.json",
        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"],\"Resources\":["
            + TYPE.formatted("A", "As", "A")
            + ","
            + SCHEMA.formatted("A", "A")
            + "]}");
    assertTrue(SchemaFolder.read(folder).resourceType("A").isPresent());
  }

  @Test
  void read_symbolicLink_isFollowed() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("data"));
    Files.writeString(elsewhere.resolve("a.json"), SCHEMA.formatted("A", "A"));
    Files.createSymbolicLink(folder.resolve("a.json"), elsewhere.resolve("a.json"));
    assertTrue(SchemaFolder.read(folder).schema("urn:example:A").isPresent());
    Files.createSymbolicLink(folder.resolve("b.json"), elsewhere.resolve("b.json"));
    assertTrue(refused().endsWith("b.json is not a file."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                      | The file is empty.
          []                                      | The file must be a JSON object.
          {}                                      | must be a Schema
          {} {}                                   | The file goes on after the JSON object.
          {"id":                                  | The file is not JSON: line 1
          {"id":1,"id":2}                         | given twice in one object: line 1, column
          {"id":"\\u0000"}                        | NUL or unpaired surrogates: line 1, column
          {"attributes":[{"name":"a"}]}           | id is missing.
          {"id":"urn:x:y","name":"n","attributes":[{"name":"a","type":"b"}]} | attributes[0].type must be one of
          {"name":"User","schemaExtensions":[{"schema":"urn:x:y"}]} | schemaExtensions[0].schema is unknown
          {"Resources":[{"id":"urn:x:y","attributes":[]}]} | Resources[0].name is missing.
          """)
  void read_brokenFile_isNamedWithThePlace(String json, String problem) throws IOException {
    write("1.json", SCHEMA.formatted("A", "A"));
    write("broken.json", json);
    String message = refused();
    assertTrue(message.contains(folder.resolve("broken.json").toString()), message);
    assertTrue(message.contains(problem), message);
  }

  @Test
  void read_fileWithALineBreakInItsName_isNamedOnOneLine() throws IOException {
    write("a\nb.json", "[]");
    assertTrue(refused().contains("a?b.json: "));
  }

  @Test
  void read_tooLargeAFile_isRefused() throws IOException {
    String schema = SCHEMA.formatted("A", "A");
    write("a.json", schema + " ".repeat((1 << 20) - schema.length()));
    assertTrue(SchemaFolder.read(folder).schema("urn:example:A").isPresent());
    write("a.json", schema + " ".repeat((1 << 20) - schema.length() + 1));
    assertTrue(refused().endsWith("a.json is larger than 1048576 bytes."));
  }

  @Test
  void read_whatIsNoFolder_isRefused() throws IOException {
    write("file", "");
    folder = folder.resolve("file");
    assertTrue(refused().endsWith("file is not a folder."));
    folder = folder.resolveSibling("nowhere");
    assertTrue(refused().endsWith("nowhere is not a folder."));
  }
}
