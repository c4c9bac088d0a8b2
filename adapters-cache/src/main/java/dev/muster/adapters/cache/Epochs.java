package dev.muster.adapters.cache;

import dev.muster.domain.access.TenantId;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * For each tenant, a number that a kind of write advances. What was read in an earlier epoch is no
 * longer sure. Tenants may share a number, which costs a hit and nothing else.
 */
final class Epochs {

  private static final int STRIPES = 1_024;

  private final AtomicLongArray epochs = new AtomicLongArray(STRIPES);

  long current(TenantId tenant) {
    return epochs.get(stripe(tenant));
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

  private static int stripe(TenantId tenant) {
    return Math.floorMod(tenant.hashCode(), STRIPES);
  }
}
