package dev.muster.adapters.persistence.group;

import dev.muster.adapters.persistence.resource.UnknownRelations;
import dev.muster.application.port.out.ChangedGroup;
import dev.muster.domain.error.DirectoryException;
import dev.muster.domain.error.DirectoryUnavailable;
import dev.muster.domain.resource.Group;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.ResourceId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Lets changes of the members of one group that come at the same time go to the database as one:
 * while one statement runs, those that come after wait without a connection and are merged.
 *
 * @param <K> which group
 */
final class MembershipQueue<K> {

  /** Makes a change whole or, if members do not exist, not at all. */
  @FunctionalInterface
  interface Statement {

    /**
     * @return empty if there is no such group
     * @throws UnknownRelations if some who are added do not exist; names all of them
     */
    Optional<ChangedGroup> apply(MembershipChange change);
  }

  private static final Duration DEADLINE = Duration.ofSeconds(3);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final int MAX_WAITING = 1_000;
  private static final int MAX_MERGED_MEMBERS = 10_000;

  /** What became of a change. */
  private record Outcome(Optional<ChangedGroup> group, @Nullable DirectoryException failure) {
    Optional<ChangedGroup> get() {
      if (failure != null) {
        throw failure;
      }
      return group;
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
  Optional<ChangedGroup> submit(K group, MembershipChange change, Statement statement) {
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

  /** The first waiting, who leads, and as many of the next as may be merged. */
  private List<Waiting> take(K group) {
    synchronized (groups) {
      Deque<Waiting> waiting = groups.get(group);
      List<Waiting> batch = new ArrayList<>();
      Set<ResourceId> added = new HashSet<>();
      int members = 0;
      while (waiting != null && !waiting.isEmpty()) {
        MembershipChange change = waiting.peek().change;
        members += change.size();
        boolean fits = members <= MAX_MERGED_MEMBERS && !hides(change, added);
        if (!batch.isEmpty() && !fits) {
          break;
        }
        batch.add(waiting.remove());
        added.addAll(change.added());
      }
      return batch;
    }
  }

  /** Whether an addition before it would go without being checked. */
  private static boolean hides(MembershipChange change, Set<ResourceId> added) {
    return change.clears() || !Collections.disjoint(added, change.removed());
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

  /** All as one. Those who add what does not exist are refused; the others go on without them. */
  private static void run(List<Waiting> batch, Statement statement) {
    List<Waiting> left = batch;
    while (!left.isEmpty()) {
      try {
        Outcome outcome = new Outcome(statement.apply(merged(left)), null);
        left.forEach(waiting -> waiting.finish(outcome));
        return;
      } catch (UnknownRelations unknown) {
        left = others(left, unknown.missing());
      } catch (DirectoryException failure) {
        left.forEach(waiting -> waiting.finish(failure));
        return;
      }
    }
  }

  private static MembershipChange merged(List<Waiting> batch) {
    return batch.stream()
        .map(waiting -> waiting.change)
        .reduce(MembershipChange::then)
        .orElse(MembershipChange.NONE);
  }

  private static List<Waiting> others(List<Waiting> batch, Set<ResourceId> missing) {
    List<Waiting> others = new ArrayList<>();
    for (Waiting waiting : batch) {
      waiting.change.added().stream()
          .filter(missing::contains)
          .findFirst()
          .ifPresentOrElse(
              id -> waiting.finish(Group.unknownMember(id.toString())), () -> others.add(waiting));
    }
    if (others.size() == batch.size()) {
      throw new IllegalStateException("nobody added what does not exist");
    }
    return others;
  }

  private static DirectoryUnavailable busy() {
    return new DirectoryUnavailable("Too many requests change this group.", RETRY_AFTER);
  }
}
