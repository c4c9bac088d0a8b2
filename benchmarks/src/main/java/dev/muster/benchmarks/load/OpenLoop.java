package dev.muster.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Requests are due at a fixed rate, whatever the server does. The latency of each counts from when
 * it was due, not from when a connection was free to send it: a server that stalls is charged for
 * all that were due meanwhile (no coordinated omission).
 *
 * @param latencies in nanoseconds
 * @param rate requests a second that were due
 */
public record OpenLoop(Histogram latencies, double rate, Errors errors) {

  private static final int DIGITS = 3;

  /** Requests that are later than this are given up, and count as late as they are. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * Sends requests at a rate.
   *
   * @param next the number of the next request; ends before the supply of them does
   */
  public static OpenLoop run(
      Connections connections, Requests requests, AtomicLong next, double rate, Duration duration)
      throws IOException {
    Errors errors = new Errors();
    Histogram all = new Histogram(DIGITS);
    AtomicLong slots = new AtomicLong();
    long total = Math.max(1, (long) (rate * duration.toNanos() / 1e9));
    long end = duration.plus(PATIENCE).toNanos();
    var _ =
        connections.run(
            requests,
            errors,
            (line, start) -> {
              Histogram latencies = new Histogram(DIGITS);
              for (long slot = slots.getAndIncrement();
                  slot < total && !errors.areTooMany();
                  slot = slots.getAndIncrement()) {
                long due = start + (long) (slot * 1e9 / rate);
                await(due);
                if (System.nanoTime() - start < end) {
                  long number = next.getAndIncrement();
                  if (number >= requests.supply()) {
                    break;
                  }
                  line.send(number);
                } else {
                  errors.add("not sent within " + PATIENCE.toSeconds() + " seconds");
                }
                latencies.recordValue(System.nanoTime() - due);
              }
              synchronized (all) {
                all.add(latencies);
              }
            });
    return new OpenLoop(all, rate, errors);
  }

  static void await(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** The latency, in microseconds, within which this part of the requests was answered. */
  public double percentile(double percent) {
    return latencies.getValueAtPercentile(percent) / 1e3;
  }
}
