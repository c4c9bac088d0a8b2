package dev.muster.adapters.persistence.resource;

import dev.muster.domain.error.DirectoryUnavailable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets the writers of one resource on this server go one after the other before any of them takes a
 * connection, so that a resource that everybody writes does not hold up the others.
 */
final class Turns {

  private static final Duration DEADLINE = Duration.ofSeconds(3);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final int MAX_WAITING = 1_000;

  private static final class Turn {
    private final ReentrantLock lock = new ReentrantLock(true);
    private int users;
  }

  private final Map<ResourceKey, Turn> turns = new HashMap<>();

  /**
   * Does the work when it is its turn.
   *
   * @throws DirectoryUnavailable if its turn does not come in time
   */
  <T> T take(ResourceKey key, Supplier<T> work) {
    Turn turn = enter(key);
    try {
      await(turn);
      try {
        return work.get();
      } finally {
        turn.lock.unlock();
      }
    } finally {
      leave(key, turn);
    }
  }

  private Turn enter(ResourceKey key) {
    synchronized (turns) {
      Turn turn = turns.computeIfAbsent(key, first -> new Turn());
      if (turn.users >= MAX_WAITING) {
        throw busy();
      }
      turn.users++;
      return turn;
    }
  }

  private void leave(ResourceKey key, Turn turn) {
    synchronized (turns) {
      if (--turn.users == 0) {
        turns.remove(key);
      }
    }
  }

  private static void await(Turn turn) {
    try {
      if (!turn.lock.tryLock(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw busy();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw busy();
    }
  }

  private static DirectoryUnavailable busy() {
    return new DirectoryUnavailable("Too many requests write this resource.", RETRY_AFTER);
  }
}
