package dev.muster.benchmarks.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A measured server: a process of its own that this one starts, asks and ends. */
public final class ServerProcess implements AutoCloseable {

  private static final int STOP_SECONDS = 30;

  private final String name;
  private final Process process;
  private final BufferedReader in;
  private final int port;

  private ServerProcess(String name, Process process) {
    this.name = name;
    this.process = process;
    this.in =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.port = Integer.parseInt(answer());
  }

  /**
   * Starts a server and waits until it listens.
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
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(jvm);
    command.add(main);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().keySet().removeIf(variable -> variable.startsWith("MUSTER_"));
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().putAll(settings);
    Process process = builder.start();
    try {
      return new ServerProcess(name, process);
    } catch (RuntimeException failure) {
      process.destroyForcibly();
      throw new IOException(name + " did not start; see " + log, failure);
    }
  }

  public int port() {
    return port;
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
