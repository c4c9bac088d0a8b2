package dev.muster.benchmarks.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which users are made up, and where they are kept while a command runs. */
final class DataOptions {

  @Option(names = "--seed", defaultValue = "1", description = "Of the users.")
  private long seed = 1;

  @Option(
      names = "--folder",
      defaultValue = "${sys:java.io.tmpdir}",
      description = "Where a temporary folder is made for the data.")
  private Path folder = Path.of(".");

  long seed() {
    return seed;
  }

  Path folder() {
    return folder;
  }
}
