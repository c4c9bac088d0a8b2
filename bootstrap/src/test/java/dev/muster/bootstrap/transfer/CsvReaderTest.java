package dev.muster.bootstrap.transfer;

import static dev.muster.bootstrap.transfer.Reading.csv;
import static dev.muster.bootstrap.transfer.Reading.described;
import static dev.muster.bootstrap.transfer.Reading.json;
import static dev.muster.bootstrap.transfer.Reading.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.port.in.ImportEntry;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.CoreSchemas;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.junit.jupiter.api.Test;

/** Records; for what columns may be called see {@link CsvHeaderTest}. */
final class CsvReaderTest {

  private static final String ID = "0190a1b2-0000-7000-8000-000000000001";

  private static List<ImportEntry> users(String text) {
    return csv(CoreSchemas.USER, text);
  }

  @Test
  void user_isNamedByUserNameAndId() {
    ImportEntry.Described user = described(users("userName,id\nada," + ID + "\n").getFirst());
    assertEquals("{\"userName\":\"ada\",\"id\":\"" + ID + "\"}", json(user));
    assertEquals(Set.of("ada", ID), user.names());
    assertEquals(2, user.line());
    assertNull(user.members());
  }

  @Test
  void group_hasMembersByUserNameOrId() {
    ImportEntry.Described group =
        described(
            csv(CoreSchemas.GROUP, "displayName,members\nstaff,ada| " + ID + "||bob \n")
                .getFirst());
    assertEquals("{\"displayName\":\"staff\"}", json(group));
    assertEquals(Set.of("staff"), group.names());
    assertEquals(
        List.of(
            new ImportEntry.Member("ada", null, "ada", null),
            new ImportEntry.Member(ID, ResourceId.parse(ID).orElseThrow(), ID, null),
            new ImportEntry.Member("bob", null, "bob", null)),
        group.members());
  }

  @Test
  void emptyCell_saysNothing() {
    ImportEntry.Described group =
        described(csv(CoreSchemas.GROUP, "displayName,externalId,members\nstaff,,\n").getFirst());
    assertEquals("{\"displayName\":\"staff\"}", json(group));
    assertNull(group.members());
  }

  @Test
  void quotedCell_mayHaveCommasQuotesAndLineEnds() {
    List<ImportEntry> entries =
        users("userName,title\r\n\"a,\"\"b\"\"\",\"one\r\ntwo\"\r\n\r\nc d\"e,x\r\n");
    assertEquals(
        "{\"userName\":\"a,\\\"b\\\"\",\"title\":\"one\\r\\ntwo\"}", json(entries.getFirst()));
    assertEquals("{\"userName\":\"c d\\\"e\",\"title\":\"x\"}", json(entries.getLast()));
    assertEquals(List.of(2L, 5L), entries.stream().map(ImportEntry::line).toList());
  }

  @Test
  void recordOfAnotherLength_isRefusedAndTheRestGoesOn() {
    List<ImportEntry> entries = users("userName,title\na\nb,c,d\ne,f\n");
    assertEquals("The header has 2 cells, this has 1.", refusal(entries.get(0)));
    assertEquals("The header has 2 cells, this has 3.", refusal(entries.get(1)));
    assertEquals("{\"userName\":\"e\",\"title\":\"f\"}", json(entries.get(2)));
  }

  @Test
  void malformedQuotes_areRefusedAndTheRestGoesOn() {
    List<ImportEntry> entries = users("userName,title\n\"a\"b,c\nd,e\n");
    assertTrue(refusal(entries.get(0)).contains("after the quote"), () -> refusal(entries.get(0)));
    assertEquals("{\"userName\":\"d\",\"title\":\"e\"}", json(entries.get(1)));
  }

  @Test
  void truncatedRecord_isRefused() {
    assertTrue(refusal(users("userName,title\nada,\"Count").getFirst()).contains("not closed"));
    assertTrue(refusal(users("userName,title\nad").getFirst()).contains("this has 1"));
  }

  @Test
  void strayReturn_isRefusedAndTheRestGoesOn() {
    List<ImportEntry> entries = users("userName,title\na\rb,c\n\"d\re\",f\n");
    assertTrue(refusal(entries.get(0)).contains("CR without LF"), () -> refusal(entries.get(0)));
    assertEquals("{\"userName\":\"d\\re\",\"title\":\"f\"}", json(entries.get(1)));
  }

  @Test
  void misencodedOrNulRecord_isRefusedAndTheRestGoesOn() {
    List<ImportEntry> entries =
        Reading.all(
            ImportFormat.CSV,
            CoreSchemas.USER,
            Reading.bytes("userName,title\n\"a\n\u00fc\",x\nb\0c,y\nd,z\n"));
    assertEquals("The byte at offset 18 of the file is not UTF-8.", refusal(entries.get(0)));
    assertEquals("Text must not have NUL.", refusal(entries.get(1)));
    assertEquals("{\"userName\":\"d\",\"title\":\"z\"}", json(entries.get(2)));
  }

  @Test
  void tooLongRecord_isRefusedAndTheRestGoesOn() {
    String text =
        "userName,title\na,\""
            + "x\n".repeat(Lines.MAX_BYTES / 2)
            + "\"\nb,"
            + "y".repeat(Lines.MAX_BYTES)
            + "\nc,d\n";
    List<ImportEntry> entries = users(text);
    assertEquals(Lines.TOO_LONG, refusal(entries.get(0)));
    assertEquals(Lines.TOO_LONG, refusal(entries.get(1)));
    assertEquals("{\"userName\":\"c\",\"title\":\"d\"}", json(entries.get(2)));
  }

  @Test
  void emptyFile_hasNoEntries() {
    assertEquals(List.of(), users(""));
    assertEquals(List.of(), users("\ufeffuserName\r\n"));
  }

  /** What commons-csv writes is read again. */
  @Test
  void randomCells_areReadAsTheyWereWritten() throws IOException {
    Random random = new Random(7);
    List<String> written = new ArrayList<>();
    StringBuilder file = new StringBuilder("userName,title\r\n");
    CSVFormat quoting = CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.MINIMAL).get();
    try (CSVPrinter printer = new CSVPrinter(file, quoting)) {
      for (int i = 0; i < 1_000; i++) {
        String name = RandomCells.text(random);
        String title = RandomCells.text(random);
        printer.printRecord(name, title);
        written.add(name + "\0" + title);
      }
    }
    List<String> read =
        users(file.toString()).stream()
            .map(entry -> described(entry).body())
            .map(body -> body.text("userName").orElse("") + "\0" + body.text("title").orElse(""))
            .toList();
    assertEquals(written, read);
    assertFalse(read.isEmpty());
  }
}
