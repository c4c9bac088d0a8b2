package dev.muster.adapters.cache;

import dev.muster.domain.access.TenantId;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * For each tenant, a number that a kind of write advances. What was read in an earlier epoch is no
 * longer sure. Tenants may share a number, which costs a hit and nothing else. After a write of
 * which nobody knows whether and when it takes effect, every look at the number is an epoch of its
 * own for longer than the database lets a statement run.
 */
final class Epochs {

  private static final int STRIPES = 1_024;
  private static final long UNCERTAIN_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final AtomicLongArray epochs = new AtomicLongArray(STRIPES);
  private final AtomicLongArray uncertainUntil = new AtomicLongArray(STRIPES);
  private final AtomicLong unique = new AtomicLong();

  Epochs() {
    long now = System.nanoTime();
    for (int i = 0; i < STRIPES; i++) {
      uncertainUntil.set(i, now);
    }
  }

  long current(TenantId tenant) {
    int stripe = stripe(tenant);
    // First: who sees the epoch after an uncertain write sees that it is uncertain, too.
    long epoch = epochs.get(stripe);
    return System.nanoTime() - uncertainUntil.get(stripe) < 0 ? unique.decrementAndGet() : epoch;
  }

  void advance(TenantId tenant) {
    epochs.incrementAndGet(stripe(tenant));
  }

  /** Advances the numbers of all tenants. */
  void advanceAll() {
    for (int i = 0; i < STRIPES; i++) {
      epochs.incrementAndGet(i);
    }
  }

  /** As {@link #advance}, for a write whose outcome is not known. */
  void advanceUncertain(TenantId tenant) {
    uncertainUntil.set(stripe(tenant), System.nanoTime() + UNCERTAIN_NANOS);
    advance(tenant);
  }

  private static int stripe(TenantId tenant) {
    return Math.floorMod(tenant.hashCode(), STRIPES);
  }
}
