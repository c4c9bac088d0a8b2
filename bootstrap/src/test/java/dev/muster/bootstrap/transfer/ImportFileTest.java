package dev.muster.bootstrap.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.domain.schema.CoreSchemas;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportFileTest {

  @TempDir private Path folder;

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void gzip_isUnpackedAndMeasuredPacked() throws IOException {
    byte[] packed = packed("userName\nada\n");
    Path path = Files.write(folder.resolve("users.csv.gz"), packed);
    try (ImportFile file = ImportFile.open(path)) {
      assertEquals(OptionalLong.of(packed.length), file.size());
      EntryReader reader = Reading.open(ImportFormat.CSV, CoreSchemas.USER, file);
      assertEquals(1, Reading.all(reader).size());
      assertEquals(packed.length, file.position());
    }
  }

  @Test
  void truncatedGzip_isAnErrorAndNotTheEnd() throws IOException {
    byte[] packed = packed("userName\n" + "ada\n".repeat(10_000));
    Path path = Files.write(folder.resolve("a.gz"), Arrays.copyOf(packed, packed.length - 12));
    try (ImportFile file = ImportFile.open(path)) {
      assertThrows(
          EOFException.class,
          () -> Reading.all(Reading.open(ImportFormat.CSV, CoreSchemas.USER, file)));
    }
  }

  @Test
  void unusableFile_isNamedWithTheReason() throws IOException {
    Path utf16 =
        Files.write(folder.resolve("a.csv"), "\ufeffuserName".getBytes(StandardCharsets.UTF_16LE));
    assertTrue(problem(utf16).endsWith("a.csv is UTF-16; write it as UTF-8."));
    assertTrue(problem(folder).endsWith(" is a directory, not a file."));
    assertTrue(problem(folder.resolve("none.csv")).endsWith("none.csv: there is no such file."));
  }

  private static String problem(Path path) {
    return String.valueOf(
        assertThrows(TransferFileException.class, () -> ImportFile.open(path)).getMessage());
  }

  @Test
  void format_isWhatTheSuffixSays() {
    assertEquals(Optional.of(ImportFormat.JSONL), ImportFormat.ofFileName("a.b.JSONL"));
    assertEquals(Optional.of(ImportFormat.JSONL), ImportFormat.ofFileName("a.ndjson.gz"));
    assertEquals(Optional.of(ImportFormat.CSV), ImportFormat.ofFileName("/x/a.csv"));
    assertEquals(Optional.of(ImportFormat.LDIF), ImportFormat.ofFileName("a.ldif.gz"));
    assertEquals(Optional.empty(), ImportFormat.ofFileName("a.json"));
    assertEquals(Optional.empty(), ImportFormat.ofFileName("-"));
  }
}
