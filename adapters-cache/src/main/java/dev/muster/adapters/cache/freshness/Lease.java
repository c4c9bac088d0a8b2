package dev.muster.adapters.cache.freshness;

import java.time.Duration;

/**
 * Says for how long what is in memory may be used: within the staleness bound from the start of the
 * last poll whose changes are applied. It has to be asked before memory is looked at: every change
 * that was acknowledged longer ago than the bound is known of by then.
 */
public final class Lease {

  private final Staleness staleness;
  private volatile long polled;

  /** One that does not hold yet. */
  public Lease(Staleness staleness) {
    this.staleness = staleness;
    this.polled = staleness.past();
  }

  public Staleness staleness() {
    return staleness;
  }

  /** Whether memory may be used by who looks at it from now on. */
  public boolean holds() {
    return staleness.allows(polled);
  }

  /** What was acknowledged before that time is applied. */
  public long polled() {
    return polled;
  }

  /** Everything that was acknowledged before that time is applied. */
  public void renew(long pollStarted) {
    polled = pollStarted;
  }

  /** How long ago the last poll started whose changes are applied; before it the bound or more. */
  public Duration age() {
    return Duration.ofNanos(staleness.now() - polled);
  }
}
