package dev.muster.benchmarks.load;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A fixed number of connections, each with a thread of its own that waits for its answer before it
 * sends again.
 *
 * @param count how many
 */
public record Connections(Client.Factory factory, int count) {

  /**
   * What each thread does with its connection until it has nothing more to do; the start is the
   * same for all, when all connections are open.
   */
  @FunctionalInterface
  interface Sending {
    void run(Line line, long start) throws IOException, InterruptedException;
  }

  /** A connection that is opened again when it broke. */
  static final class Line {

    private final Client.Factory factory;
    private final Requests requests;
    private final Errors errors;
    private Client client;

    Line(Client.Factory factory, Requests requests, Errors errors) throws IOException {
      this.factory = factory;
      this.requests = requests;
      this.errors = errors;
      this.client = factory.open();
    }

    /**
     * Sends one request; whatever is not the expected answer is an error.
     *
     * @return the status of the answer; 0 if there was none
     */
    int send(long number) throws IOException {
      try {
        int status = client.exchange(requests.request(number));
        if (!requests.isExpected(status, client)) {
          errors.add("status " + status + ": " + client.body());
        }
        return status;
      } catch (IOException broken) {
        errors.add("broken connection: " + broken.getMessage());
        client.close();
        client = factory.open();
        return 0;
      }
    }
  }

  /**
   * Runs all threads to their end.
   *
   * @return the nanoseconds that they took; connecting is not part of them
   * @throws IOException if a connection could not be opened
   */
  long run(Requests requests, Errors errors, Sending sending) throws IOException {
    List<Line> lines = new ArrayList<>();
    List<IOException> failures = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        lines.add(new Line(factory, requests, errors));
      }
      long start = System.nanoTime();
      List<Thread> threads =
          lines.stream()
              .map(
                  line ->
                      Thread.ofVirtual()
                          .name("load")
                          .start(() -> run(line, start, sending, failures)))
              .toList();
      for (Thread thread : threads) {
        thread.join();
      }
      if (!failures.isEmpty()) {
        throw failures.getFirst();
      }
      return System.nanoTime() - start;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } finally {
      lines.forEach(line -> line.client.close());
    }
  }

  private static void run(Line line, long start, Sending sending, List<IOException> failures) {
    try {
      sending.run(line, start);
    } catch (IOException failure) {
      synchronized (failures) {
        failures.add(failure);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
