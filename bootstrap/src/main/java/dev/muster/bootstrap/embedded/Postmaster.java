package dev.muster.bootstrap.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts and stops the server of a data folder by means of pg_ctl, which puts it into a session of
 * its own: a Ctrl-C in Muster's terminal does not reach it. The caller holds the folder's lock.
 */
record Postmaster(DataFolder folder, Binaries binaries, Privileges privileges) {

  private static final Logger log = LoggerFactory.getLogger(Postmaster.class);

  /** How long a server may take to stop before it is stopped harder. */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

  /** How much longer than pg_ctl itself we wait for pg_ctl. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private static final int PORTS_TRIED = 5;

  /**
   * Starts the server and waits until it accepts connections.
   *
   * @param limit how long that may take, recovery from a crash included
   * @return the port it listens on
   * @throws EmbeddedDatabaseException if it does not, or the thread was interrupted, which is
   *     noticed at the end; nothing runs then
   */
  int start(Duration limit) {
    return start(limit, Postmaster::freePort);
  }

  /** As {@link #start(Duration)}, on the first of {@code ports} that is still free by then. */
  int start(Duration limit, IntSupplier ports) {
    for (int attempt = 1; ; attempt++) {
      int port = ports.getAsInt();
      // pg_ctl killed halfway would leave a server that nobody knows of.
      Command.Outcome outcome = Interrupts.deferred(() -> tryStart(port, limit));
      if (outcome.succeeded() && !Thread.currentThread().isInterrupted()) {
        log.info("PostgreSQL runs on {}:{}, data in {}", Server.HOST, port, folder.cluster());
        return port;
      }
      stop();
      if (outcome.succeeded()) {
        throw new EmbeddedDatabaseException("Interrupted while PostgreSQL started");
      }
      if (attempt == PORTS_TRIED || isFree(port)) {
        throw new EmbeddedDatabaseException(
            "PostgreSQL did not start:\n%s\n%s\n%s"
                .formatted(outcome.output(), Tail.of(folder.startupLog()), newestLog())
                .strip());
      }
      log.info("Port {} was taken by another program; trying the next", port);
    }
  }

  private Command.Outcome tryStart(int port, Duration limit) {
    try {
      Files.deleteIfExists(folder.startupLog());
      return control(
          limit,
          List.of(
              "start",
              "--log=" + folder.startupLog(),
              "--options=" + String.join(" ", ServerSettings.arguments(port))));
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(folder.startupLog() + " cannot be replaced: " + e, e);
    }
  }

  /**
   * Stops the server, rolling back what is in progress, and waits for its end; if it takes too
   * long, without the final checkpoint. Not cut short by interrupts. Does nothing when no server
   * runs.
   *
   * @throws EmbeddedDatabaseException if it does not stop
   */
  void stop() {
    // pg_ctl would signal whatever process has the number in a stale file.
    if (isRunning()) {
      Interrupts.deferred(this::stopRunning);
    }
  }

  private void stopRunning() {
    Deadline deadline = Deadline.in(STOP_LIMIT);
    Command.Outcome outcome = control(STOP_LIMIT, List.of("stop", "--mode=fast"));
    // A second Ctrl-C ends pg_ctl, but not the shutdown it has asked for.
    while (isRunning() && !deadline.passed()) {
      deadline.pause();
    }
    if (isRunning()) {
      log.warn("PostgreSQL does not stop in time: {}", outcome.output());
      outcome = control(STOP_LIMIT, List.of("stop", "--mode=immediate"));
    }
    if (isRunning()) {
      throw new EmbeddedDatabaseException(
          "PostgreSQL on " + folder.cluster() + " does not stop: " + outcome.output());
    }
  }

  /** Whether a postmaster of this cluster lives. */
  private boolean isRunning() {
    return PostmasterFile.read(folder.cluster()).filter(PostmasterFile::isAlive).isPresent();
  }

  private Command.Outcome control(Duration limit, List<String> words) {
    List<String> arguments = new ArrayList<>(words);
    arguments.addAll(
        List.of("--pgdata=" + folder.cluster(), "--wait", "--timeout=" + limit.toSeconds()));
    return Command.run(
        privileges.command(binaries.program("pg_ctl"), arguments), limit.plus(MARGIN));
  }

  /** A port on which nothing listens at this moment. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral(Server.HOST), 0));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new EmbeddedDatabaseException("No free port on " + Server.HOST + ": " + e, e);
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral(Server.HOST), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private String newestLog() {
    try {
      return Folders.entries(folder.cluster().resolve("log"), name -> name.endsWith(".log"))
          .stream()
          .max(Comparator.comparingLong(Postmaster::changed))
          .map(Tail::of)
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  private static long changed(Path file) {
    return file.toFile().lastModified();
  }
}
