package dev.muster.benchmarks.run;

import dev.muster.benchmarks.control.JavaCommand;
import dev.muster.bootstrap.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code muster import} as a process of its own. */
final class ImportProcess implements AutoCloseable {

  private static final int MAX_MINUTES = 60;

  private final Process process;
  private final Path log;

  private ImportProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @param settings its environment
   */
  static ImportProcess start(Path file, List<String> jvm, Map<String, String> settings)
      throws IOException {
    Path log = file.resolveSibling(file.getFileName() + ".log");
    ProcessBuilder builder =
        JavaCommand.of(Main.class.getName(), jvm, List.of("import", file.toString()), settings)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    return new ImportProcess(builder.start(), log);
  }

  /**
   * Waits for its end.
   *
   * @throws IOException if it rejects something or fails
   */
  void finish() throws IOException {
    try {
      if (!process.waitFor(MAX_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IOException("the import failed: " + Files.readString(log).strip());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("the import was interrupted", interrupted);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
