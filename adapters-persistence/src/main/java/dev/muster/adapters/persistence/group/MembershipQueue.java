package dev.muster.adapters.persistence.group;

import dev.muster.domain.error.DirectoryException;
import dev.muster.domain.error.DirectoryUnavailable;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.Meta;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets changes of the members of one group that come at the same time go to the database as one:
 * while one statement runs, those that come after wait without a connection and are merged.
 *
 * @param <K> which group
 */
final class MembershipQueue<K> {

  /** Makes a change; empty if there is no such group. */
  interface Statement extends Function<MembershipChange, Optional<Meta>> {}

  private static final Duration DEADLINE = Duration.ofSeconds(3);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final int MAX_WAITING = 1_000;
  private static final int MAX_MERGED_MEMBERS = 10_000;

  /** What became of a change. */
  private record Outcome(Optional<Meta> meta, @Nullable DirectoryException failure) {
    Optional<Meta> get() {
      if (failure != null) {
        throw failure;
      }
      return meta;
    }
  }

  /** A change that is not made yet. It is woken when it has its outcome, or has to lead. */
  private static final class Waiting {

    private final MembershipChange change;
    private final CompletableFuture<Optional<Outcome>> woken = new CompletableFuture<>();
    private volatile @Nullable Outcome outcome;

    Waiting(MembershipChange change) {
      this.change = change;
    }

    void finish(Outcome result) {
      if (outcome == null) {
        outcome = result;
        woken.complete(Optional.of(result));
      }
    }

    void finish(DirectoryException failure) {
      finish(new Outcome(Optional.empty(), failure));
    }
  }

  private final Map<K, Deque<Waiting>> groups = new HashMap<>();

  /**
   * Makes the change, perhaps together with others.
   *
   * @throws DirectoryUnavailable if its turn does not come in time
   */
  Optional<Meta> submit(K group, MembershipChange change, Statement statement) {
    Waiting mine = new Waiting(change);
    boolean leads = enter(group, mine) || await(group, mine).isEmpty();
    if (leads) {
      lead(group, statement);
    }
    Outcome outcome = mine.outcome;
    if (outcome == null) {
      throw new IllegalStateException("a change without an outcome");
    }
    return outcome.get();
  }

  /** Whether nobody leads, so that the caller has to. */
  private boolean enter(K group, Waiting mine) {
    synchronized (groups) {
      Deque<Waiting> waiting = groups.get(group);
      if (waiting == null) {
        groups.put(group, new ArrayDeque<>(List.of(mine)));
        return true;
      }
      if (waiting.size() >= MAX_WAITING) {
        throw busy();
      }
      waiting.add(mine);
      return false;
    }
  }

  /** The outcome; empty if the caller has to lead. */
  private Optional<Outcome> await(K group, Waiting mine) {
    try {
      return mine.woken.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return withdraw(group, mine);
    } catch (TimeoutException late) {
      return withdraw(group, mine);
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Gives up, unless it leads now, or its statement runs: statements have their own limits. */
  private Optional<Outcome> withdraw(K group, Waiting mine) {
    synchronized (groups) {
      Deque<Waiting> waiting = groups.get(group);
      if (!mine.woken.isDone() && waiting != null && waiting.remove(mine)) {
        throw busy();
      }
    }
    return mine.woken.join();
  }

  private void lead(K group, Statement statement) {
    List<Waiting> batch = take(group);
    try {
      run(batch, statement);
    } finally {
      batch.forEach(waiting -> waiting.finish(busy()));
      handOver(group);
    }
  }

  /** The first waiting, who leads, and as many others as fit into one statement. */
  private List<Waiting> take(K group) {
    synchronized (groups) {
      Deque<Waiting> waiting = groups.get(group);
      List<Waiting> batch = new ArrayList<>();
      int members = 0;
      while (waiting != null && !waiting.isEmpty()) {
        members += waiting.peek().change.size();
        if (!batch.isEmpty() && members > MAX_MERGED_MEMBERS) {
          break;
        }
        batch.add(waiting.remove());
      }
      return batch;
    }
  }

  private void handOver(K group) {
    synchronized (groups) {
      Deque<Waiting> waiting = groups.get(group);
      Waiting next = waiting == null ? null : waiting.peek();
      if (next == null) {
        groups.remove(group);
      } else {
        next.woken.complete(Optional.empty());
      }
    }
  }

  private static void run(List<Waiting> batch, Statement statement) {
    if (batch.size() > 1) {
      MembershipChange merged =
          batch.stream()
              .map(waiting -> waiting.change)
              .reduce(MembershipChange.NONE, MembershipChange::then);
      try {
        Outcome outcome = new Outcome(statement.apply(merged), null);
        batch.forEach(waiting -> waiting.finish(outcome));
        return;
      } catch (InvalidRequest oneOfThem) {
        // Each is asked alone below.
      } catch (DirectoryException failure) {
        batch.forEach(waiting -> waiting.finish(failure));
        return;
      }
    }
    for (Waiting waiting : batch) {
      try {
        waiting.finish(new Outcome(statement.apply(waiting.change), null));
      } catch (DirectoryException failure) {
        waiting.finish(failure);
      }
    }
  }

  private static DirectoryUnavailable busy() {
    return new DirectoryUnavailable("Too many requests change this group.", RETRY_AFTER);
  }
}
