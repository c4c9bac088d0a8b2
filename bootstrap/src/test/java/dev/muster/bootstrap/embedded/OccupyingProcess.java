package dev.muster.bootstrap.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another JVM that opens a data folder and keeps it open until told otherwise. */
final class OccupyingProcess implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final Process process;
  private final Path files;
  private final Path ready;
  private final Path output;

  private OccupyingProcess(Process process, Path files) {
    this.process = process;
    this.files = files;
    this.ready = files.resolve("ready");
    this.output = files.resolve("output");
  }

  /** What the other JVM runs; the end of its input tells it to close the database and end. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    try (EmbeddedDatabase database =
        EmbeddedDatabase.open(folder, Occupant.valueOf(arguments[1]), Duration.ofSeconds(30))) {
      Path written = Files.writeString(Path.of(arguments[2] + ".new"), database.jdbcUrl());
      Files.move(written, Path.of(arguments[2]), StandardCopyOption.ATOMIC_MOVE);
      while (System.in.read() >= 0) {}
    }
  }

  static OccupyingProcess start(Path dataFolder, Occupant occupant) throws IOException {
    Path files = Files.createTempDirectory("muster-occupying-");
    Path ready = files.resolve("ready");
    Path output = files.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    OccupyingProcess.class.getName(),
                    dataFolder.toString(),
                    occupant.name(),
                    ready.toString()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    return new OccupyingProcess(builder.start(), files);
  }

  /** Waits until the other JVM has opened the folder. */
  OccupyingProcess awaitOpen() {
    Deadline deadline = Deadline.in(LIMIT);
    while (!Files.exists(ready)) {
      if (!process.isAlive() || deadline.passed()) {
        throw new AssertionError("The other JVM did not open the folder: " + Tail.of(output));
      }
      deadline.pause();
    }
    return this;
  }

  String jdbcUrl() throws IOException {
    return Files.readString(ready);
  }

  long pid() {
    return process.pid();
  }

  /** As {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("The other JVM survived");
    }
  }

  /** Lets the other JVM close the database. */
  void finish() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new AssertionError("The other JVM did not end well: " + Tail.of(output));
    }
  }

  /** Ends the other JVM, as {@link #kill()} does, when a failed test has not let it finish. */
  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    process.onExit().join();
    for (Path file : List.of(ready, output, files)) {
      Files.deleteIfExists(file);
    }
  }
}
