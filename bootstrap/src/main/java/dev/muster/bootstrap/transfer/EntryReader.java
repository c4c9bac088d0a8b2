package dev.muster.bootstrap.transfer;

import dev.muster.application.port.in.ImportEntry;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.SchemaRegistry;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads a file entry by entry, in memory that does not grow with the file. What cannot be
 * understood becomes {@link ImportEntry.Unreadable}, whose reason never repeats a value.
 */
public sealed interface EntryReader extends AutoCloseable
    permits JsonLinesReader, CsvReader, LdifReader {

  /**
   * What is not in the file itself.
   *
   * @param type of the resources in a CSV file
   * @param separator between members in a cell of a CSV file
   */
  record Conventions(SchemaRegistry schemas, ResourceType type, char separator) {}

  /**
   * Begins to read; of CSV this reads the header.
   *
   * @throws InvalidRequest (invalidSyntax, invalidPath, invalidFilter) if the header of a CSV file
   *     cannot be used; the message names the column
   */
  static EntryReader of(ImportFormat format, ImportFile file, Conventions conventions)
      throws IOException {
    Lines lines = new Lines(file.stream());
    return switch (format) {
      case JSONL -> new JsonLinesReader(lines, conventions.schemas());
      case CSV -> CsvReader.open(lines, conventions.type(), conventions.separator());
      case LDIF -> new LdifReader(lines, conventions.schemas());
    };
  }

  /** The next entry; empty at the end of the file. */
  Optional<ImportEntry> next() throws IOException;

  /** How many entries until now were neither users nor groups, and were passed over. */
  default long skipped() {
    return 0;
  }

  /** Gives up what was kept of entries that were begun; the file stays open. */
  @Override
  default void close() {}
}
