package dev.muster.bootstrap.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs programs to their end, in an environment that does not depend on the caller's. */
final class Command {

  /** Exit code of a program that could not be started, as shells have it. */
  private static final int NOT_FOUND = 127;

  /** Exit code of a program that was killed at its time limit, as timeout(1) has it. */
  private static final int TIMED_OUT = 124;

  private static final String PATH =
      Optional.ofNullable(System.getenv("PATH")).orElse("/usr/local/bin:/usr/bin:/bin");

  private Command() {}

  /**
   * How a program ended.
   *
   * @param exitCode its exit code, or the one a shell would give when it did not run to its end
   * @param output the last lines of what it wrote, bounded
   */
  record Outcome(int exitCode, String output) {
    boolean succeeded() {
      return exitCode == 0;
    }
  }

  /**
   * Runs {@code words} and waits for the end, at most for {@code limit}, then kills it.
   *
   * @throws EmbeddedDatabaseException if the thread is interrupted; the program is killed and the
   *     interrupt flag stays set
   */
  static Outcome run(List<String> words, Duration limit) {
    try {
      // A file, not a pipe: a daemon that inherits a pipe keeps its reader waiting for ever.
      Path output = Files.createTempFile("muster-", ".out", Folders.PRIVATE_FILE);
      try {
        return run(words, limit, output);
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      return new Outcome(NOT_FOUND, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedDatabaseException("Interrupted while " + words + " ran", e);
    }
  }

  private static Outcome run(List<String> words, Duration limit, Path output)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
    // Locale, time zone and the PG* variables all change what PostgreSQL's programs do.
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", PATH, "LC_ALL", "C.UTF-8", "TZ", "UTC"));
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      if (process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        return new Outcome(process.exitValue(), Tail.of(output));
      }
      return new Outcome(
          TIMED_OUT, "not finished after " + limit.toSeconds() + " s\n" + Tail.of(output));
    } finally {
      process.destroyForcibly();
    }
  }
}
