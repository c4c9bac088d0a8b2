package dev.muster.benchmarks.run;

import dev.muster.benchmarks.control.JavaCommand;
import dev.muster.benchmarks.population.Population;
import dev.muster.benchmarks.technique.Misses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@link Misses} as a process of its own, with a small heap. */
final class MissesProcess implements AutoCloseable {

  private static final int MAX_MINUTES = 5;
  private static final String HEAP = "-Xmx512m";

  private final Process process;
  private final Path log;

  private MissesProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @param settings its environment
   */
  static MissesProcess start(
      int readers, Population population, Map<String, String> settings, Path folder)
      throws IOException {
    Path log = folder.resolve("misses.log");
    ProcessBuilder builder =
        JavaCommand.of(
                Misses.class.getName(),
                List.of(HEAP),
                List.of(
                    Integer.toString(readers),
                    population.id(0).toString(),
                    population.id(1).toString()),
                settings)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    return new MissesProcess(builder.start(), log);
  }

  /**
   * Waits for its end.
   *
   * @throws IOException if not everybody missed memory and found the user
   */
  Misses finish() throws IOException {
    try {
      if (!process.waitFor(MAX_MINUTES, TimeUnit.MINUTES)) {
        throw new IOException("the readers came to no end");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
    String output = Files.readString(log);
    Misses misses =
        Misses.of(output).orElseThrow(() -> new IOException("the readers failed: " + output));
    if (misses.misses() != misses.readers() || misses.answers() != misses.readers()) {
      throw new IOException("not everybody missed memory and found the user: " + misses);
    }
    return misses;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
