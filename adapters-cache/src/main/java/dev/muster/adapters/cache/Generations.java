package dev.muster.adapters.cache;

import java.util.function.BooleanSupplier;

/**
 * Keeps a value that was read before a write from being cached after it. Keys share a fixed number
 * of stripes; a write moves the generation of its stripe on, and a fill that began in an older
 * generation is dropped. After a write of which nobody knows whether and when it takes effect,
 * nothing is filled for longer than the database lets a statement run.
 */
final class Generations {

  private static final int STRIPES = 1 << 10;

  private final Stripe[] stripes = new Stripe[STRIPES];

  private static final class Stripe {
    private long generation;
  }

  Generations() {
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new Stripe();
    }
  }

  /** The generation of the key now, to be remembered before the value is read. */
  long current(Object key) {
    Stripe stripe = stripe(key);
    synchronized (stripe) {
      return stripe.generation;
    }
  }

  /** Runs the fill if no write came since the generation was remembered. */
  boolean fill(Object key, long remembered, BooleanSupplier fill) {
    Stripe stripe = stripe(key);
    synchronized (stripe) {
      return stripe.generation == remembered && fill.getAsBoolean();
    }
  }

  /** Begins a new generation and runs the eviction before any fill of that generation. */
  void advance(Object key, Runnable evict) {
    Stripe stripe = stripe(key);
    synchronized (stripe) {
      stripe.generation++;
      evict.run();
    }
  }

  private Stripe stripe(Object key) {
    int hash = key.hashCode();
    return stripes[(hash ^ hash >>> 16) & (STRIPES - 1)];
  }
}
