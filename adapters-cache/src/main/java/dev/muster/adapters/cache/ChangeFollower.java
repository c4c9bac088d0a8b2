package dev.muster.adapters.cache;

import dev.muster.adapters.cache.freshness.Lease;
import dev.muster.application.port.out.ChangeBatch;
import dev.muster.application.port.out.ChangeFeed;
import dev.muster.domain.error.DirectoryException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the writes of other servers and commands to memory, and renews the lease when that is
 * done. While polls fail or are late the lease runs out, and every read asks the database.
 */
public final class ChangeFollower implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ChangeFollower.class);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(250);

  private final ChangeFeed feed;
  private final ResourceCaches caches;
  private final Lease lease;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private State state = State.NEW;

  /** Whether changes were taken from the feed that may not have been applied. */
  private boolean missed;

  private enum State {
    NEW,
    FOLLOWING,
    AWAY
  }

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
      Duration pause;
      do {
        pause = poll() ? interval : PAUSE_AFTER_FAILURE;
      } while (!closing.await(pause.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Polls once. Whatever goes wrong only lets the lease run out; then this is false. */
  boolean poll() {
    long started = lease.staleness().now();
    try {
      ChangeBatch batch = feed.poll();
      caches.apply(missed ? ChangeBatch.missed(batch.polled()) : batch);
      missed = false;
      lease.renew(started);
      tell(State.FOLLOWING, null);
      return true;
    } catch (DirectoryException away) {
      tell(State.AWAY, away);
      return false;
    } catch (RuntimeException | Error failure) {
      missed = true;
      tell(State.AWAY, failure);
      return false;
    }
  }

  private void tell(State next, @Nullable Throwable failure) {
    if (state != next) {
      state = next;
      if (failure == null) {
        LOG.info("Following the changes of other servers");
      } else {
        LOG.warn("Every read asks the database until the changes can be followed", failure);
      }
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      if (!thread.join(STOP_TIMEOUT)) {
        thread.interrupt();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    feed.close();
  }
}
