package dev.muster.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ImportStageTest {

  private final ImportStage stage = new ImportStage("import", true);
  private final List<Integer> done = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void finish_ofMuchWork_hasDoneItInItsOrder() {
    List<Integer> work = IntStream.range(0, 1_000).boxed().toList();

    work.forEach(piece -> stage.add(() -> done.add(piece)));
    stage.finish();

    assertEquals(work, done);
  }

  @Test
  void add_whileWorkIsDone_letsOnePieceWaitAndNoMore() throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch third = new CountDownLatch(1);
    stage.add(() -> await(go));
    stage.add(() -> done.add(2));
    Thread adding =
        Thread.ofPlatform()
            .start(
                () -> {
                  stage.add(() -> done.add(3));
                  third.countDown();
                });

    while (adding.getState() != Thread.State.WAITING && third.getCount() > 0) {
      Thread.onSpinWait();
    }
    assertEquals(1, third.getCount());
    go.countDown();

    assertTrue(third.await(10, TimeUnit.SECONDS));
    adding.join();
    stage.finish();
    assertEquals(List.of(2, 3), done);
  }

  @Test
  void add_whereNoneMayWait_waitsForTheOneThatIsDone() throws InterruptedException {
    try (ImportStage strict = new ImportStage("strict", false)) {
      CountDownLatch go = new CountDownLatch(1);
      strict.add(() -> await(go));
      Thread adding = Thread.ofPlatform().start(() -> strict.add(() -> done.add(2)));

      while (adding.isAlive() && adding.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      assertTrue(adding.isAlive());
      go.countDown();

      adding.join();
      strict.finish();
      assertEquals(List.of(2), done);
    }
  }

  /** As an import compares in one stage and writes in the next. */
  @Test
  void add_afterAFailureOfAStageBehind_throwsIt() {
    IllegalStateException failure = new IllegalStateException("expected");
    try (ImportStage before = new ImportStage("before", false)) {
      before.add(
          () ->
              stage.add(
                  () -> {
                    throw failure;
                  }));
      before.add(stage::finish);

      assertSame(failure, assertThrows(IllegalStateException.class, before::finish));
    }
  }

  @Test
  void finish_afterAFailure_throwsItAndDoesNoLaterWork() {
    IllegalStateException failure = new IllegalStateException("expected");
    stage.add(
        () -> {
          throw failure;
        });
    stage.add(() -> done.add(2));

    assertSame(failure, assertThrows(IllegalStateException.class, stage::finish));
    assertSame(
        failure, assertThrows(IllegalStateException.class, () -> stage.add(() -> done.add(3))));
    stage.close();
    assertEquals(List.of(), done);
  }

  @Test
  void close_whileWorkIsDone_waitsForItAndForNoMore() {
    Thread caller = Thread.currentThread();
    stage.add(
        () -> {
          while (caller.getState() == Thread.State.RUNNABLE) {
            Thread.onSpinWait();
          }
          done.add(1);
        });
    stage.add(() -> done.add(2));

    stage.close();

    assertEquals(List.of(1), done);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
