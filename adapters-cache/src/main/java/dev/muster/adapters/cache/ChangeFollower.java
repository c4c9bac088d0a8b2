package dev.muster.adapters.cache;

import dev.muster.application.port.out.ChangeFeed;
import dev.muster.application.port.out.ResourceChange;
import dev.muster.domain.error.DirectoryException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the writes of other servers and commands to memory, and renews the lease when that is
 * done. While polls fail or are late the lease runs out, and every read asks the database.
 */
public final class ChangeFollower implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ChangeFollower.class);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  private final ChangeFeed feed;
  private final ResourceCaches caches;
  private final Lease lease;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private boolean following;

  /**
   * @param feed is closed with this
   * @param interval between the end of a poll and the start of the next
   */
  public ChangeFollower(ChangeFeed feed, ResourceCaches caches, Lease lease, Duration interval) {
    this.feed = feed;
    this.caches = caches;
    this.lease = lease;
    this.thread = Thread.ofPlatform().name("coherence").daemon().unstarted(() -> follow(interval));
  }

  /** Begins to poll. */
  public ChangeFollower start() {
    thread.start();
    return this;
  }

  private void follow(Duration interval) {
    try {
      do {
        poll();
      } while (!closing.await(interval.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Polls once. Whatever goes wrong only lets the lease run out. */
  void poll() {
    long started = lease.staleness().now();
    try {
      Optional<List<ResourceChange>> changes = feed.poll();
      changes.ifPresentOrElse(all -> all.forEach(caches::apply), caches::forgetAll);
      lease.renew(started);
      if (!following) {
        following = true;
        LOG.info("Following the changes of other servers");
      }
    } catch (DirectoryException away) {
      if (following) {
        following = false;
        LOG.warn("{} Every read asks the database until they can.", away.getMessage());
      }
    } catch (RuntimeException failure) {
      following = false;
      LOG.error("Following the changes failed", failure);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(STOP_TIMEOUT);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    feed.close();
  }
}
