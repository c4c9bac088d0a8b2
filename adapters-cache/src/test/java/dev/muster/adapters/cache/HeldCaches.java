package dev.muster.adapters.cache;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Caches whose lease holds until the test lets time pass. */
final class HeldCaches implements AutoCloseable {

  static final Duration BOUND = Duration.ofMillis(250);

  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1_000);
  private final Lease lease = new Lease(new Staleness(BOUND, nanoTime::get));
  private final ResourceCaches caches;

  HeldCaches(long maxEntries) {
    caches =
        new ResourceCaches(
            new EhcacheBackend(new CacheSettings(Duration.ofMinutes(5), maxEntries)), lease);
    lease.renew(nanoTime.get());
  }

  ResourceCaches caches() {
    return caches;
  }

  Lease lease() {
    return lease;
  }

  void pass(Duration time) {
    nanoTime.addAndGet(time.toNanos());
  }

  @Override
  public void close() {
    caches.close();
  }
}
