package dev.muster.bootstrap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.bootstrap.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The program as a process of its own, as a user starts it. */
final class MusterProcess implements AutoCloseable {

  private static final long LIMIT_SECONDS = 120;

  private static final int SIGINT = 2;

  private final Process process;
  private final List<String> lines = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  private MusterProcess(Process process) {
    this.process = process;
    Thread.ofVirtual().start(this::readLines);
  }

  static MusterProcess start(Path dataFolder, Map<String, String> environment, String... arguments)
      throws IOException {
    return start(List.of(), dataFolder, environment, arguments);
  }

  /** As {@link #start}, within a script of the shell, to which the command is "$@". */
  static MusterProcess startIn(
      String script, Path dataFolder, Map<String, String> environment, String... arguments)
      throws IOException {
    return start(List.of("sh", "-c", script, "sh"), dataFolder, environment, arguments);
  }

  private static MusterProcess start(
      List<String> prefix, Path dataFolder, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    if (ignoresInterrupts()) {
      command.addAll(List.of("env", "--default-signal=INT"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-Xmx512m");
    // None of them runs for long, and most of the time of a start goes to the second compiler.
    command.add("-XX:TieredStopAtLevel=1");
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("MUSTER_"));
    // Of these the JVM tells on the standard error.
    builder.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"));
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().put("MUSTER_DATA_DIR", dataFolder.toString());
    builder.environment().putAll(environment);
    return new MusterProcess(builder.start());
  }

  /**
   * A shell without job control starts its background commands so, and a JVM started by such a
   * process would not hear of SIGINT either.
   */
  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    String ignored = "SigIgn:";
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(ignored))
        .map(line -> line.substring(ignored.length()).strip())
        .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & 1L << (SIGINT - 1)) != 0);
  }

  private void readLines() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = reader.readLine();
      while (line != null) {
        synchronized (lines) {
          lines.add(line);
          lines.notifyAll();
        }
        line = reader.readLine();
      }
    } catch (IOException closed) {
      // The process is gone; what it printed until then counts.
    } finally {
      ended.countDown();
      synchronized (lines) {
        lines.notifyAll();
      }
    }
  }

  /** Waits for a line with the text and returns it. */
  String awaitLine(String text) throws InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    synchronized (lines) {
      while (true) {
        for (String line : lines) {
          if (line.contains(text)) {
            return line;
          }
        }
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0 || ended.getCount() == 0) {
          throw new TimeoutException("no line with " + text + " in " + lines);
        }
        lines.wait(left);
      }
    }
  }

  /** Waits for the end and returns the exit code. */
  int awaitExit() throws InterruptedException, TimeoutException {
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)
        || !ended.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new TimeoutException("still running: " + lines);
    }
    return process.exitValue();
  }

  String output() {
    synchronized (lines) {
      return String.join("\n", lines);
    }
  }

  /** What the process reads; to be closed at its end. */
  OutputStream input() {
    return process.getOutputStream();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGTERM; through the handle, which leaves the output open. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** SIGINT, as Ctrl-C sends it. */
  void interrupt() throws IOException, InterruptedException {
    signal("INT");
  }

  /** Sends a signal by its name. */
  void signal(String name) throws IOException, InterruptedException {
    String kill = "kill -" + name + " " + process.pid();
    assertEquals(0, new ProcessBuilder("sh", "-c", kill).inheritIO().start().waitFor());
  }

  /** SIGKILL. */
  void kill() {
    process.toHandle().destroyForcibly();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
