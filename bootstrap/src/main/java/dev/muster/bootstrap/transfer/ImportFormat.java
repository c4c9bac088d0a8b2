package dev.muster.bootstrap.transfer;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a file is written in. */
public enum ImportFormat {
  /** One SCIM resource a line, as JSON. */
  JSONL("jsonl|ndjson"),
  /** RFC 4180; the cells of the header are attribute paths. */
  CSV("csv"),
  /** RFC 2849, content records. */
  LDIF("ldif");

  private final Pattern fileName;

  ImportFormat(String suffixes) {
    this.fileName = Pattern.compile("\\.(" + suffixes + ")(\\.gz)?$", Pattern.CASE_INSENSITIVE);
  }

  /** The format that the suffix of a file's name says, with or without {@code .gz} after it. */
  public static Optional<ImportFormat> ofFileName(String name) {
    for (ImportFormat format : values()) {
      if (format.fileName.matcher(name).find()) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }
}
