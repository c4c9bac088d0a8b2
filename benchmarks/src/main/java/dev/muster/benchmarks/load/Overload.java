package dev.muster.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/**
 * More requests are due, at a fixed rate, than the server can answer: some are answered, the others
 * refused.
 *
 * @param answered with 200
 * @param refused with 503
 * @param refusals how long refusals took from when the request was sent, in nanoseconds
 * @param nanoseconds from the first request to the last answer
 */
public record Overload(
    long answered, long refused, Histogram refusals, long nanoseconds, Errors errors) {

  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;
  private static final int DIGITS = 3;

  /**
   * Sends requests at a rate; those for which no connection is free in time are late.
   *
   * @param requests that expect either answer
   */
  public static Overload run(
      Connections connections, Requests requests, double rate, Duration duration)
      throws IOException {
    Errors errors = new Errors();
    Histogram refusals = new Histogram(DIGITS);
    AtomicLong slots = new AtomicLong();
    AtomicLong answered = new AtomicLong();
    long total = Math.max(1, (long) (rate * duration.toNanos() / 1e9));
    long length = duration.toNanos();
    long taken =
        connections.run(
            requests,
            errors,
            (line, start) -> {
              Histogram own = new Histogram(DIGITS);
              for (long slot = slots.getAndIncrement();
                  slot < total && System.nanoTime() - start < length && !errors.areTooMany();
                  slot = slots.getAndIncrement()) {
                OpenLoop.await(start + (long) (slot * 1e9 / rate));
                long sent = System.nanoTime();
                int status = line.send(slot);
                if (status == OK) {
                  answered.incrementAndGet();
                } else if (status == UNAVAILABLE) {
                  own.recordValue(System.nanoTime() - sent);
                }
              }
              synchronized (refusals) {
                refusals.add(own);
              }
            });
    return new Overload(answered.get(), refusals.getTotalCount(), refusals, taken, errors);
  }

  /** Answered requests a second. */
  public double goodput() {
    return answered * 1e9 / nanoseconds;
  }

  /** Requests a second, answered or refused. */
  public double offered() {
    return (answered + refused) * 1e9 / nanoseconds;
  }

  /** The milliseconds within which this part of the refusals came. */
  public double refusalPercentile(double percent) {
    return refusals.getValueAtPercentile(percent) / 1e6;
  }
}
