package dev.muster.benchmarks.technique;

import dev.muster.adapters.cache.ChangeFollower;
import dev.muster.adapters.cache.ResourceCaches;
import dev.muster.adapters.cache.ehcache.EhcacheBackend;
import dev.muster.adapters.cache.freshness.Lease;
import dev.muster.adapters.cache.freshness.Staleness;
import dev.muster.adapters.cache.store.CacheBackend;
import dev.muster.adapters.cache.store.CacheSettings;
import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.profile.CacheProfile;
import dev.muster.domain.resource.ResourceId;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** Users behind a cache of this process, wired as a server's: it follows the changes of others. */
final class HeldCache implements AutoCloseable {

  private static final Duration TIME_TO_LIVE = Duration.ofHours(1);
  private static final Duration INTERVAL = Duration.ofMillis(50);
  private static final int MAX_ENTRIES = 50_000;
  private static final long MAX_HEAP_BYTES = 256L << 20;
  private static final int MAX_WAITS = 1_000;

  private final CacheBackend backend;
  private final Lease lease;
  private final ResourceCaches caches;
  private final ChangeFollower follower;

  /** Over Ehcache. */
  HeldCache(PostgresPersistence persistence, Duration staleness) {
    this(
        persistence,
        staleness,
        new EhcacheBackend(new CacheSettings(TIME_TO_LIVE, MAX_ENTRIES, 0, MAX_HEAP_BYTES, 0)));
  }

  /**
   * @param staleness how old an answer may be, and how long others may share a read after it began
   * @param backend is closed with this
   */
  HeldCache(PostgresPersistence persistence, Duration staleness, CacheBackend backend) {
    this.backend = backend;
    this.lease = new Lease(new Staleness(staleness, System::nanoTime));
    this.caches = new ResourceCaches(backend, lease, false);
    this.follower =
        new ChangeFollower(persistence.changeFeed(Duration.ofMillis(200)), caches, lease, INTERVAL)
            .start();
  }

  ResourceCaches caches() {
    return caches;
  }

  /** Another cache of what the same backend keeps, with flights of its own. */
  ResourceCaches beside() {
    return new ResourceCaches(backend, lease, false);
  }

  /** How often the memory of users was asked, in one way. */
  long reads(ToLongFunction<CacheProfile.Reads> quantity) {
    return caches.reads().stream().mapToLong(quantity).sum();
  }

  /** Waits until memory is used, which it is once the changes of others are known. */
  void awaitHits(ResourceRepository users, ResourceId id) {
    for (int wait = 0; wait < MAX_WAITS; wait++) {
      var _ = users.find(PortWork.TENANT, id);
      if (reads(CacheProfile.Reads::hits) > 0) {
        return;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(10);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    throw new IllegalStateException("nothing is ever answered from memory");
  }

  @Override
  public void close() {
    follower.close();
    caches.close();
  }
}
