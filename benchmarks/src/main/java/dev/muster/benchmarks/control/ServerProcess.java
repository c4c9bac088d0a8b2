package dev.muster.benchmarks.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A measured server: a process of its own that this one starts, asks and ends. */
public final class ServerProcess implements AutoCloseable {

  private static final int STOP_SECONDS = 30;

  private final String name;
  private final Process process;
  private final BufferedReader in;
  private final Path log;
  private int port;

  private ServerProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.in =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.log = log;
  }

  /**
   * Starts a server, and does not wait for it.
   *
   * @param name for messages
   * @param main the class that runs in it, from this process's class path
   * @param jvm options of its process
   * @param settings its environment, besides what this process has
   * @param log where its errors go
   */
  public static ServerProcess start(
      String name, String main, List<String> jvm, Map<String, String> settings, Path log)
      throws IOException {
    ProcessBuilder builder =
        JavaCommand.of(main, jvm, List.of(), settings)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return new ServerProcess(name, builder.start(), log);
  }

  /**
   * The port on which it listens; waits until it does.
   *
   * @throws IllegalStateException if it did not start
   */
  public synchronized int port() {
    if (port == 0) {
      try {
        port = Integer.parseInt(answer());
      } catch (IllegalStateException ended) {
        throw new IllegalStateException(name + " did not start: " + lastLine(), ended);
      }
    }
    return port;
  }

  private String lastLine() {
    try {
      return Files.readAllLines(log).reversed().stream().findFirst().orElse("it said nothing");
    } catch (IOException unreadable) {
      return "see " + log;
    }
  }

  public Snapshot snapshot() {
    return Snapshot.decode(ask(Control.SNAPSHOT, ""));
  }

  /**
   * Asks one question.
   *
   * @throws IllegalStateException if the server could not answer it
   */
  public synchronized String ask(String question, String text) {
    var _ = port();
    try {
      process
          .getOutputStream()
          .write((question + " " + text + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException gone) {
      throw new UncheckedIOException(name + " has ended", gone);
    }
    return answer();
  }

  private String answer() {
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith(Control.MARK)) {
          String answer = line.substring(Control.MARK.length());
          if (answer.startsWith(Control.FAILED)) {
            throw new IllegalStateException(name + ": " + answer);
          }
          return answer;
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(name + " cannot be heard", broken);
    }
    throw new IllegalStateException(name + " has ended");
  }

  /** Hangs up, upon which the server stops in order. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException gone) {
      // Then it has ended already.
    }
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
