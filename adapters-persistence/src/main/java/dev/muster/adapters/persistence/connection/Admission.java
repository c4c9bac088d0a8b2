package dev.muster.adapters.persistence.connection;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Decides who may wait for a connection. A caller is let in if those before it are likely to be
 * done soon, told from how fast callers left lately while others waited (Little's law): hundreds
 * may wait for reads by key, a few for searches that take long. Whoever is refused is refused at
 * once, and costs no connection.
 */
final class Admission {

  /** How long a caller may be expected to wait. */
  private static final long PATIENCE = Duration.ofMillis(250).toNanos();

  /** What was seen before a pause of this length says nothing of what comes after it. */
  private static final long PAUSE = Duration.ofSeconds(1).toNanos();

  /** The part of a new interval in the moving average. */
  private static final int WEIGHT = 16;

  private final int connections;
  private final int most;
  private final LongSupplier nanoTime;
  private final AtomicInteger inside = new AtomicInteger();

  /** Nanoseconds from one departure to the next, while more are inside than have a connection. */
  private volatile long interval;

  private volatile long departed;

  /** Whether more were inside than had a connection when the last one left. */
  private volatile boolean queued;

  private final LongAdder refused = new LongAdder();

  /**
   * @param connections of the pool
   * @param nanoTime a clock that never jumps, in nanoseconds
   */
  Admission(int connections, LongSupplier nanoTime) {
    this.connections = connections;
    this.most = connections * (1 + ConnectionSettings.MOST_WAITING_PER_CONNECTION);
    this.nanoTime = nanoTime;
    this.departed = nanoTime.getAsLong();
  }

  /** Lets a caller in, who has to {@link #leave}, or refuses it. */
  boolean enter() {
    int before = inside.getAndIncrement();
    if (before < connections && interval != 0 && nanoTime.getAsLong() - departed > PAUSE) {
      interval = 0;
    }
    if (before < 2 * connections || (before < most && isSoon(before - connections))) {
      return true;
    }
    inside.decrementAndGet();
    refused.increment();
    return false;
  }

  private boolean isSoon(int waiting) {
    return waiting * interval <= PATIENCE;
  }

  /** How many were refused. */
  long refused() {
    return refused.sum();
  }

  /** Two that leave at once may make one of their intervals uncounted: it is an estimate. */
  void leave() {
    int left = inside.decrementAndGet();
    long now = nanoTime.getAsLong();
    long since = now - departed;
    departed = now;
    boolean waiting = left >= connections;
    if (waiting && queued) {
      long average = interval;
      interval = average + (since - average) / WEIGHT;
    }
    queued = waiting;
  }
}
