package dev.muster.bootstrap.transfer;

import static dev.muster.bootstrap.transfer.Reading.described;
import static dev.muster.bootstrap.transfer.Reading.json;
import static dev.muster.bootstrap.transfer.Reading.jsonLines;
import static dev.muster.bootstrap.transfer.Reading.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.web.json.JsonWriter;
import dev.muster.application.port.in.ImportEntry;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.value.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonLinesReaderTest {

  private static final String ID = "0190a1b2-0000-7000-8000-000000000001";
  private static final String USER = "\"schemas\":[\"" + CoreSchemas.USER_URN + "\"]";
  private static final String GROUP = "\"schemas\":[\"" + CoreSchemas.GROUP_URN + "\"]";

  @Test
  void user_keepsIdMetaAndPasswordAndIsNamedByItsId() {
    String body =
        "{"
            + USER
            + ",\"id\":\""
            + ID
            + "\",\"meta\":{\"created\":\"2020-01-01T00:00:00Z\"},\"userName\":\"ada\","
            + "\"password\":\"{SSHA}abc\"}";
    ImportEntry.Described user = described(jsonLines(body + "\n").getFirst());
    assertEquals(CoreSchemas.USER, user.type());
    assertEquals(body, json(user));
    assertEquals(Set.of(ID), user.names());
    assertNull(user.members());
    assertEquals(1, user.line());
  }

  @Test
  void group_hasItsMembersTakenOut() {
    ImportEntry.Described group =
        described(
            jsonLines(
                    "{"
                        + GROUP
                        + ",\"displayName\":\"staff\",\"Members\":[{\"value\":\""
                        + ID
                        + "\",\"type\":\"User\"},\"old-7\"]}")
                .getFirst());
    assertEquals("{" + GROUP + ",\"displayName\":\"staff\"}", json(group));
    assertEquals(
        List.of(
            new ImportEntry.Member(ID, ResourceId.parse(ID).orElseThrow(), null, null),
            new ImportEntry.Member("old-7", null, null, null)),
        group.members());
  }

  @Test
  void members_thatAreEmptyAreNotTheSameAsNone() {
    assertEquals(
        List.of(), described(jsonLines("{" + GROUP + ",\"members\":[]}").getFirst()).members());
    assertNull(described(jsonLines("{" + GROUP + "}").getFirst()).members());
    assertNull(described(jsonLines("{" + GROUP + ",\"members\":null}").getFirst()).members());
  }

  @Test
  void type_isThatOfMetaWithoutSchemas() {
    assertEquals(
        CoreSchemas.GROUP,
        described(jsonLines("{\"meta\":{\"resourceType\":\"group\"}}").getFirst()).type());
    assertEquals(
        CoreSchemas.USER,
        described(
                jsonLines(
                        "{\"schemas\":[\"urn:x\",\""
                            + CoreSchemas.USER_URN.toUpperCase(Locale.ROOT)
                            + "\"]}")
                    .getFirst())
            .type());
  }

  @Test
  void patch_thatAddsMembersIsMoreMembers() {
    assertEquals(
        List.of(
            new ImportEntry.MoreMembers(
                1,
                "g1",
                List.of(
                    new ImportEntry.Member("a", null, null, null),
                    new ImportEntry.Member("b", null, null, null)))),
        jsonLines(
            patch(
                "[{\"op\":\"add\",\"path\":\"members\","
                    + "\"value\":[{\"value\":\"a\"},{\"value\":\"b\"}]}]")));
  }

  private static String patch(String operations) {
    return "{\"method\":\"PATCH\",\"path\":\"/Groups/g1\",\"data\":{\"schemas\":"
        + "[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":"
        + operations
        + "}}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{\"method\":\"DELETE\",\"path\":\"/Groups/g1\"} ~ only a PATCH of /Groups/",
        "{\"method\":\"PATCH\",\"path\":\"/Users/1\",\"data\":{}} ~ only a PATCH of /Groups/",
        "{\"userName\":\"ada\"} ~ names a type",
        "{\"schemas\":[\"urn:x\"]} ~ names a type",
        "{\"userName\":\"ada\" ~ The line is not JSON: column",
        "[] ~ must be a JSON object",
        "{} {} ~ goes on after",
        "{\"id\":\"\\u0000\"} ~ NUL",
        "{\"id\":1,\"id\":2} ~ given twice",
      })
  void whatIsNotUnderstood_isRefusedAndTheRestGoesOn(String line, String reason) {
    List<ImportEntry> entries = jsonLines(line + "\n{" + USER + "}\n");
    assertTrue(refusal(entries.getFirst()).contains(reason), () -> refusal(entries.getFirst()));
    assertEquals(2, described(entries.getLast()).line());
  }

  @Test
  void patch_thatDoesMoreThanAddIsRefused() {
    assertTrue(
        refusal(jsonLines(patch("[{\"op\":\"remove\",\"path\":\"members\"}]")).getFirst())
            .contains("only adding"));
    assertTrue(
        refusal(
                jsonLines(patch("[{\"op\":\"add\",\"path\":\"displayName\",\"value\":\"x\"}]"))
                    .getFirst())
            .contains("only adding"));
  }

  @Test
  void lines_mayBeEmptyEndWithCrLfAndFollowAByteOrderMark() {
    List<ImportEntry> entries = jsonLines("\ufeff{" + USER + "}\r\n\r\n  \n{" + GROUP + "}");
    assertEquals(List.of(1L, 4L), entries.stream().map(ImportEntry::line).toList());
    assertEquals(CoreSchemas.GROUP, described(entries.getLast()).type());
  }

  @Test
  void emptyFile_hasNoEntries() {
    assertEquals(List.of(), jsonLines(""));
    assertEquals(List.of(), jsonLines("\ufeff"));
    assertEquals(List.of(), jsonLines("\n\n"));
  }

  @Test
  void misencodedLine_isRefusedNamingTheByte() {
    List<ImportEntry> entries =
        Reading.all(
            ImportFormat.JSONL,
            CoreSchemas.USER,
            Reading.bytes("{" + USER + "}\n{\"userName\":\"J\u00f6rg\"}\n{" + USER + "}\n"));
    int offset = USER.length() + 3 + "{\"userName\":\"J".length();
    assertEquals(
        "The byte at offset " + offset + " of the file is not UTF-8.", refusal(entries.get(1)));
    assertEquals(3, described(entries.get(2)).line());
  }

  @Test
  void tooLongLine_isRefusedAndTheRestGoesOn() {
    String text = "{\"a\":\"" + "x".repeat(Lines.MAX_BYTES) + "\"}\n{" + USER + "}\n";
    List<ImportEntry> entries = jsonLines(text);
    assertEquals(Lines.TOO_LONG, refusal(entries.getFirst()));
    assertEquals(2, described(entries.getLast()).line());
    assertEquals(2, entries.size());
  }

  /** What is written is read again, whatever characters and line breaks it has. */
  @Test
  void randomUsers_areReadAsTheyWereWritten() {
    Random random = new Random(42);
    List<Value> written = new ArrayList<>();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int i = 0; i < 500; i++) {
      Value user =
          Value.Complex.EMPTY
              .with("schemas", new Value.Multiple(List.of(new Value.Text(CoreSchemas.USER_URN))))
              .with("userName", new Value.Text(RandomCells.text(random)))
              .with("title", new Value.Text(RandomCells.text(random)));
      written.add(user);
      file.writeBytes(JsonWriter.write(user));
      file.writeBytes((random.nextBoolean() ? "\n" : "\r\n").getBytes(StandardCharsets.UTF_8));
    }
    List<ImportEntry> read =
        Reading.all(
            ImportFormat.JSONL, CoreSchemas.USER, new ByteArrayInputStream(file.toByteArray()));
    assertEquals(written, read.stream().map(entry -> (Value) described(entry).body()).toList());
  }
}
