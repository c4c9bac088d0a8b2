package dev.muster.adapters.persistence.password;

import dev.muster.domain.error.DirectoryUnavailable;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets few hash at once, in the order in which they came, and not many wait for it: a flood of
 * passwords must leave processors and memory to everything else.
 */
final class HashingTurns {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Semaphore admission;
  private final Semaphore turns;
  private final Duration patience;

  /**
   * @param turns how many hash at once
   * @param waiting how many may wait besides
   * @param patience how long each of them waits at most
   */
  HashingTurns(int turns, int waiting, Duration patience) {
    this.admission = new Semaphore(turns + waiting);
    this.turns = new Semaphore(turns, true);
    this.patience = patience;
  }

  /**
   * Runs the work when its turn comes.
   *
   * @throws DirectoryUnavailable if too many wait already, or the turn does not come in time
   */
  <T> T take(Supplier<T> work) {
    if (!admission.tryAcquire()) {
      throw overloaded();
    }
    try {
      awaitTurn();
      try {
        return work.get();
      } finally {
        turns.release();
      }
    } finally {
      admission.release();
    }
  }

  private void awaitTurn() {
    try {
      if (!turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw overloaded();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new DirectoryUnavailable("The directory is stopping.", RETRY_AFTER, stopping);
    }
  }

  /** How many wait at this moment. */
  int waiting() {
    return turns.getQueueLength();
  }

  private static DirectoryUnavailable overloaded() {
    return new DirectoryUnavailable("Too many passwords are being checked or set.", RETRY_AFTER);
  }
}
