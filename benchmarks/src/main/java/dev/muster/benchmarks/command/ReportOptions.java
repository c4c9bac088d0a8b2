package dev.muster.benchmarks.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a report goes besides the terminal. */
final class ReportOptions {

  @Option(names = "--json", paramLabel = "<file>", description = "Write the figures as JSON.")
  private @Nullable Path json;

  @Option(names = "--html", paramLabel = "<file>", description = "Write a page with plots.")
  private @Nullable Path html;

  /** Writes those that were asked for. */
  void write(Supplier<byte[]> figures, Supplier<String> page) throws IOException {
    if (json != null) {
      Files.write(json, figures.get());
    }
    if (html != null) {
      Files.writeString(html, page.get());
    }
  }
}
