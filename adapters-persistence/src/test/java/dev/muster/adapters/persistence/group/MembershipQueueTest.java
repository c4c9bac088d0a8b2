package dev.muster.adapters.persistence.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.muster.adapters.persistence.resource.UnknownRelations;
import dev.muster.application.fixture.Users;
import dev.muster.application.port.out.ChangedGroup;
import dev.muster.domain.error.DirectoryUnavailable;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.ResourceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** While the first change runs, as long as the test wants, the others line up in order. */
@Timeout(60)
class MembershipQueueTest {

  private static final Optional<ChangedGroup> DONE =
      Optional.of(new ChangedGroup(new Meta(7, Users.CREATED, Users.CHANGED), true));
  private static final ResourceId ADA = Users.newId();
  private static final ResourceId BOB = Users.newId();
  private static final ResourceId CAT = Users.newId();
  private static final ResourceId GONE = Users.newId();

  private final MembershipQueue<String> queue = new MembershipQueue<>();
  private final List<MembershipChange> made = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch mayGoOn = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();
  private Optional<RuntimeException> failure = Optional.empty();

  @AfterEach
  void letAllEnd() throws Exception {
    mayGoOn.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  @Test
  void submit_severalWhileOneRuns_becomeOneStatement() throws Exception {
    List<FutureTask<Optional<ChangedGroup>>> waiting =
        behindTheFirst(add(ADA), add(BOB), remove(CAT));

    for (FutureTask<Optional<ChangedGroup>> one : waiting) {
      assertEquals(DONE, one.get());
    }
    assertEquals(
        List.of(new MembershipChange(false, Set.of(ADA, BOB), Set.of(CAT))), madeAfterTheFirst());
  }

  @Test
  void submit_oneAddsWhoDoesNotExist_theOthersGoOnTogether() throws Exception {
    List<FutureTask<Optional<ChangedGroup>>> waiting =
        behindTheFirst(add(ADA), add(GONE), add(BOB));

    assertEquals(DONE, waiting.get(0).get());
    assertInstanceOf(InvalidRequest.class, failure(waiting.get(1)));
    assertEquals(DONE, waiting.get(2).get());
    assertEquals(
        List.of(
            MembershipChange.add(Set.of(ADA, GONE, BOB)), MembershipChange.add(Set.of(ADA, BOB))),
        madeAfterTheFirst());
  }

  @Test
  void submit_anotherRemovesWhoDoesNotExist_theAdditionIsRefusedAllTheSame() throws Exception {
    List<FutureTask<Optional<ChangedGroup>>> waiting = behindTheFirst(add(GONE), remove(GONE));

    assertInstanceOf(InvalidRequest.class, failure(waiting.get(0)));
    assertEquals(DONE, waiting.get(1).get());
  }

  @Test
  void submit_anotherReplacesAll_theAdditionBeforeItIsRefusedAllTheSame() throws Exception {
    List<FutureTask<Optional<ChangedGroup>>> waiting =
        behindTheFirst(add(GONE), MembershipChange.replaceAll(Set.of(ADA)));

    assertInstanceOf(InvalidRequest.class, failure(waiting.get(0)));
    assertEquals(DONE, waiting.get(1).get());
  }

  @Test
  void submit_storeIsAway_eachIsToldAfterOneStatement() throws Exception {
    DirectoryUnavailable away = new DirectoryUnavailable("away", Duration.ofSeconds(1));
    failure = Optional.of(away);

    for (FutureTask<Optional<ChangedGroup>> one : behindTheFirst(add(ADA), add(BOB))) {
      assertSame(away, failure(one));
    }
    assertEquals(1, madeAfterTheFirst().size());
  }

  @Test
  void submit_defectOfTheLeader_leavesNobodyWaiting() throws Exception {
    failure = Optional.of(new IllegalStateException("a defect"));

    List<FutureTask<Optional<ChangedGroup>>> waiting = behindTheFirst(add(ADA), add(BOB));

    assertInstanceOf(IllegalStateException.class, failure(waiting.get(0)));
    assertInstanceOf(DirectoryUnavailable.class, failure(waiting.get(1)));
    failure = Optional.empty();
    assertEquals(DONE, queue.submit("group", add(CAT), this::make));
  }

  @Test
  void submit_twoGroups_doNotWaitForEachOther() throws Exception {
    var _ = line(add(CAT));
    started.await();

    assertEquals(DONE, queue.submit("another", add(ADA), this::make));
  }

  private static MembershipChange add(ResourceId member) {
    return MembershipChange.add(Set.of(member));
  }

  private static MembershipChange remove(ResourceId member) {
    return MembershipChange.remove(Set.of(member));
  }

  private List<FutureTask<Optional<ChangedGroup>>> behindTheFirst(MembershipChange... changes)
      throws InterruptedException {
    var _ = line(add(CAT));
    started.await();
    List<FutureTask<Optional<ChangedGroup>>> waiting = new ArrayList<>();
    for (MembershipChange change : changes) {
      waiting.add(line(change));
    }
    mayGoOn.countDown();
    return waiting;
  }

  /** Submits it in a thread, and returns when that waits or makes it. */
  private FutureTask<Optional<ChangedGroup>> line(MembershipChange change) {
    FutureTask<Optional<ChangedGroup>> task =
        new FutureTask<>(() -> queue.submit("group", change, this::make));
    Thread thread = Thread.ofPlatform().start(task);
    threads.add(thread);
    while (thread.getState() != Thread.State.TIMED_WAITING
        && thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return task;
  }

  private Optional<ChangedGroup> make(MembershipChange change) {
    boolean isFirst = made.isEmpty();
    made.add(change);
    if (isFirst) {
      started.countDown();
      awaitUninterruptibly();
      return DONE;
    }
    failure.ifPresent(
        problem -> {
          throw problem;
        });
    if (change.added().contains(GONE)) {
      throw new UnknownRelations(Map.of(Users.newId(), Set.of(GONE)));
    }
    return DONE;
  }

  private void awaitUninterruptibly() {
    try {
      mayGoOn.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private List<MembershipChange> madeAfterTheFirst() {
    List<MembershipChange> all = new ArrayList<>(made);
    return all.subList(1, all.size());
  }

  private static @Nullable Throwable failure(FutureTask<Optional<ChangedGroup>> task)
      throws InterruptedException {
    try {
      return new IllegalStateException("answered " + task.get());
    } catch (ExecutionException expected) {
      return expected.getCause();
    }
  }
}
