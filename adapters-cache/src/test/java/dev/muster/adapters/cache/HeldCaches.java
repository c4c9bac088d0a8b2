package dev.muster.adapters.cache;

import dev.muster.adapters.cache.ehcache.EhcacheBackend;
import dev.muster.adapters.cache.freshness.Lease;
import dev.muster.adapters.cache.freshness.Staleness;
import dev.muster.adapters.cache.store.CacheBackend;
import dev.muster.adapters.cache.store.CacheSettings;
import dev.muster.application.port.out.ChangeBatch;
import dev.muster.application.port.out.GroupRepository;
import dev.muster.application.port.out.LogHorizon;
import dev.muster.application.port.out.ResourceChange;
import dev.muster.application.port.out.ResourceRepository;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Caches whose lease holds until the test lets time pass. */
final class HeldCaches implements AutoCloseable {

  static final Duration BOUND = Duration.ofMillis(250);
  private static final int CALLS_BETWEEN_POLLS = 3;

  static final LogHorizon NOW = new LogHorizon("log", 1, 1);

  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1_000);
  private final Lease lease = new Lease(new Staleness(BOUND, nanoTime::get));
  private final Recorder recorder = new Recorder();
  private final ResourceCaches caches;
  private long calls;
  private long polls;

  HeldCaches(long maxEntries) {
    this(
        _ ->
            new EhcacheBackend(
                new CacheSettings(Duration.ofMinutes(5), maxEntries, 100, 64 << 20, 0)));
  }

  HeldCaches(Function<Lease, CacheBackend> backend) {
    caches = new ResourceCaches(backend.apply(lease), lease, true);
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

  /** As if another server had written. */
  void tell(ResourceChange change) {
    caches.apply(ChangeBatch.of(List.of(change), NOW));
  }

  /** As if other servers might have written anything. */
  void forgetAll() {
    caches.apply(ChangeBatch.missed(NOW));
  }

  /** Users among whose calls there are polls, so that what was written is known of sometimes. */
  ResourceRepository polledUsers(ResourceRepository users) {
    return Recorder.before(
        ResourceRepository.class,
        caches.users(recorder.record(ResourceRepository.class, "User", users)),
        this::callOrPoll);
  }

  /** Groups likewise. */
  GroupRepository polledGroups(GroupRepository groups) {
    return Recorder.before(
        GroupRepository.class,
        caches.groups(recorder.record(GroupRepository.class, "Group", groups)),
        this::callOrPoll);
  }

  private synchronized void callOrPoll() {
    long started = nanoTime.incrementAndGet();
    if (calls++ % CALLS_BETWEEN_POLLS == 0) {
      polls++;
      LogHorizon polled = new LogHorizon("log", polls, polls);
      caches.apply(
          polls == 1 ? ChangeBatch.missed(polled) : ChangeBatch.of(recorder.take(), polled));
      lease.renew(started);
    }
  }

  @Override
  public void close() {
    caches.close();
  }
}
