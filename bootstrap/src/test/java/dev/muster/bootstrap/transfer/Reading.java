package dev.muster.bootstrap.transfer;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.muster.adapters.web.json.JsonWriter;
import dev.muster.application.port.in.ImportEntry;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads files that a test has made. */
final class Reading {

  private Reading() {}

  static List<ImportEntry> jsonLines(String text) {
    return all(ImportFormat.JSONL, CoreSchemas.USER, utf8(text));
  }

  static List<ImportEntry> csv(ResourceType type, String text) {
    return all(ImportFormat.CSV, type, utf8(text));
  }

  static List<ImportEntry> ldif(String text) {
    return all(ImportFormat.LDIF, CoreSchemas.USER, utf8(text));
  }

  static InputStream utf8(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Each character is a byte. */
  static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static List<ImportEntry> all(ImportFormat format, ResourceType type, InputStream stream) {
    try (ImportFile file = ImportFile.of(stream);
        EntryReader reader = open(format, type, file)) {
      return all(reader);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static EntryReader open(ImportFormat format, ResourceType type, ImportFile file)
      throws IOException {
    return EntryReader.of(
        format, file, new EntryReader.Conventions(CoreSchemas.REGISTRY, type, '|'));
  }

  static List<ImportEntry> all(EntryReader reader) throws IOException {
    List<ImportEntry> entries = new ArrayList<>();
    for (Optional<ImportEntry> next = reader.next(); next.isPresent(); next = reader.next()) {
      entries.add(next.get());
    }
    return entries;
  }

  static ImportEntry.Described described(ImportEntry entry) {
    return assertInstanceOf(ImportEntry.Described.class, entry);
  }

  static String json(ImportEntry entry) {
    return json(described(entry).body());
  }

  static String json(Value value) {
    return new String(JsonWriter.write(value), StandardCharsets.UTF_8);
  }

  static String refusal(ImportEntry entry) {
    return assertInstanceOf(ImportEntry.Unreadable.class, entry).reason();
  }
}
