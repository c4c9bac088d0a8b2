package dev.muster.bootstrap.transfer;

import dev.muster.application.port.in.ImportEntry;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.schema.ResourceType;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV as RFC 4180 has it, with a header of attribute paths: see {@link CsvHeader}. Every
 * record has as many cells as the header, so that one that is cut off does not come in.
 */
final class CsvReader implements EntryReader {

  private static final CSVFormat FORMAT = CSVFormat.RFC4180;

  private final CsvRecords records;
  private final One source = new One();
  private Iterator<CSVRecord> parser = parser();
  private @Nullable CsvHeader header;

  private CsvReader(CsvRecords records) {
    this.records = records;
  }

  static CsvReader open(Lines lines, ResourceType type, char separator) throws IOException {
    CsvReader reader = new CsvReader(new CsvRecords(lines));
    Optional<Line> first = reader.records.next();
    if (first.isPresent()) {
      try {
        reader.header = CsvHeader.read(type, reader.cells(first.get()), separator);
      } catch (InvalidRequest refused) {
        throw refused.at("The header");
      }
    }
    return reader;
  }

  @Override
  public Optional<ImportEntry> next() throws IOException {
    CsvHeader columns = header;
    return columns == null ? Optional.empty() : records.next().map(line -> read(columns, line));
  }

  private ImportEntry read(CsvHeader columns, Line record) {
    try {
      List<String> cells = cells(record);
      if (cells.size() != columns.size()) {
        throw InvalidRequest.syntax(
            "The header has " + columns.size() + " cells, this has " + cells.size() + ".");
      }
      return columns.describe(record.number(), cells);
    } catch (InvalidRequest refused) {
      return new ImportEntry.Unreadable(record.number(), String.valueOf(refused.getMessage()));
    }
  }

  private List<String> cells(Line record) {
    source.text = record.text() + "\n";
    source.position = 0;
    try {
      return parser.next().toList();
    } catch (UncheckedIOException malformed) {
      parser = parser();
      throw InvalidRequest.syntax("A cell goes on after the quote that closes it.");
    }
  }

  private Iterator<CSVRecord> parser() {
    try {
      return CSVParser.builder().setReader(source).setFormat(FORMAT).get().iterator();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * Hands one record at a time to the parser, which asks for more only when it is asked for the
   * next one: so that whatever is wrong with a record concerns no other.
   */
  private static final class One extends Reader {

    private String text = "";
    private int position;

    @Override
    public int read(char[] buffer, int offset, int length) {
      int count = Math.min(length, text.length() - position);
      if (count == 0) {
        return -1;
      }
      text.getChars(position, position + count, buffer, offset);
      position += count;
      return count;
    }

    @Override
    public void close() {
      // It holds nothing.
    }
  }
}
