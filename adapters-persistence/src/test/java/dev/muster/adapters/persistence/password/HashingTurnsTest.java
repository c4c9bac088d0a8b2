package dev.muster.adapters.persistence.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.domain.error.DirectoryUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class HashingTurnsTest {

  private static final Duration FOR_EVER = Duration.ofHours(1);

  @Test
  void take_turnsFree_runsAsManyAtOnce() {
    HashingTurns turns = new HashingTurns(2, 0, Duration.ZERO);
    try (OccupiedTurn first = OccupiedTurn.of(turns);
        OccupiedTurn second = OccupiedTurn.of(turns)) {
      assertRefused(turns);
      second.end();
      assertEquals(7, turns.take(() -> 7));
      first.end();
    }
  }

  @Test
  void take_noTurnInTime_isUnavailableAndSaysWhenToComeBack() {
    HashingTurns turns = new HashingTurns(1, 10, Duration.ofMillis(1));
    try (OccupiedTurn _ = OccupiedTurn.of(turns)) {
      assertEquals(Duration.ofSeconds(1), assertRefused(turns).retryAfter());
    }
  }

  @Test
  void take_tooManyWait_isUnavailableAtOnce() throws Exception {
    HashingTurns turns = new HashingTurns(1, 3, FOR_EVER);
    List<Future<String>> waiting = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        OccupiedTurn turn = OccupiedTurn.of(turns)) {
      for (int i = 0; i < 3; i++) {
        waiting.add(threads.submit(() -> turns.take(() -> "done")));
      }
      awaitWaiting(turns, 3);
      assertRefused(turns);
      assertTrue(waiting.stream().noneMatch(Future::isDone));
      turn.end();
      for (Future<String> one : waiting) {
        assertEquals("done", one.get(30, TimeUnit.SECONDS));
      }
    }
    assertEquals("free", turns.take(() -> "free"));
  }

  @Test
  void take_refusedOrFailed_leavesNoTraces() {
    HashingTurns turns = new HashingTurns(1, 0, Duration.ZERO);
    for (int i = 0; i < 3; i++) {
      try (OccupiedTurn _ = OccupiedTurn.of(turns)) {
        assertRefused(turns);
      }
      assertThrows(
          IllegalStateException.class,
          () ->
              turns.take(
                  () -> {
                    throw new IllegalStateException("failed");
                  }));
    }
    assertEquals("free", turns.take(() -> "free"));
  }

  @Test
  void take_turnNotInTime_leavesNoTraces() {
    HashingTurns turns = new HashingTurns(1, 1, Duration.ZERO);
    try (OccupiedTurn _ = OccupiedTurn.of(turns)) {
      for (int i = 0; i < 5; i++) {
        assertRefused(turns);
      }
    }
    assertEquals("free", turns.take(() -> "free"));
  }

  @Test
  void take_interrupted_isUnavailableAndStaysInterrupted() throws Exception {
    HashingTurns turns = new HashingTurns(1, 1, FOR_EVER);
    AtomicBoolean interrupted = new AtomicBoolean();
    AtomicBoolean ran = new AtomicBoolean();
    try (OccupiedTurn _ = OccupiedTurn.of(turns)) {
      Thread waiting =
          Thread.ofVirtual()
              .start(
                  () -> {
                    assertRefused(turns, ran);
                    interrupted.set(Thread.currentThread().isInterrupted());
                  });
      awaitWaiting(turns, 1);
      waiting.interrupt();
      waiting.join();
    }
    assertTrue(interrupted.get());
    assertFalse(ran.get());
  }

  private static DirectoryUnavailable assertRefused(HashingTurns turns) {
    AtomicBoolean ran = new AtomicBoolean();
    DirectoryUnavailable refused = assertRefused(turns, ran);
    assertFalse(ran.get());
    return refused;
  }

  private static DirectoryUnavailable assertRefused(HashingTurns turns, AtomicBoolean ran) {
    return assertThrows(
        DirectoryUnavailable.class,
        () ->
            turns.take(
                () -> {
                  ran.set(true);
                  return ran;
                }));
  }

  private static void awaitWaiting(HashingTurns turns, int expected) {
    while (turns.waiting() < expected) {
      Thread.onSpinWait();
    }
  }
}
