package dev.muster.bootstrap.transfer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a file is written in. */
public enum ImportFormat {
  /** One SCIM resource a line, as JSON. */
  JSONL(".jsonl", ".ndjson"),
  /** RFC 4180; the cells of the header are attribute paths. */
  CSV(".csv"),
  /** RFC 2849, content records. */
  LDIF(".ldif");

  private static final String COMPRESSED = ".gz";

  private final List<String> suffixes;

  ImportFormat(String... suffixes) {
    this.suffixes = List.of(suffixes);
  }

  /** The format that the suffix of a file's name says, with or without {@code .gz} after it. */
  public static Optional<ImportFormat> ofFileName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String plain =
        lower.endsWith(COMPRESSED)
            ? lower.substring(0, lower.length() - COMPRESSED.length())
            : lower;
    for (ImportFormat format : values()) {
      if (format.suffixes.stream().anyMatch(plain::endsWith)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }
}
