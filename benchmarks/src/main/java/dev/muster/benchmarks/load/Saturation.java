package dev.muster.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Every connection sends as soon as it has its answer: how much the server gets done at the most
 * with that many connections. Says nothing about latency.
 *
 * @param requests answered, rightly or not
 * @param nanoseconds from the first request to the last answer
 */
public record Saturation(long requests, long nanoseconds, Errors errors) {

  /**
   * Saturates a server.
   *
   * @param next the number of the next request; ends before the supply of them does
   */
  public static Saturation run(
      Connections connections, Requests requests, AtomicLong next, Duration duration)
      throws IOException {
    Errors errors = new Errors();
    AtomicLong answered = new AtomicLong();
    long length = duration.toNanos();
    long taken =
        connections.run(
            requests,
            errors,
            (line, start) -> {
              long sent = 0;
              while ((sent == 0 || System.nanoTime() - start < length) && !errors.areTooMany()) {
                long number = next.getAndIncrement();
                if (number >= requests.supply()) {
                  break;
                }
                line.send(number);
                sent++;
              }
              answered.addAndGet(sent);
            });
    return new Saturation(answered.get(), taken, errors);
  }

  /** Requests a second. */
  public double throughput() {
    return nanoseconds == 0 ? 0 : requests * 1e9 / nanoseconds;
  }
}
