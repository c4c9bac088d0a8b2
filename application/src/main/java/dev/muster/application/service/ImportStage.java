package dev.muster.application.service;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Does work in its order on a thread of its own, while another thread prepares the next. After work
 * that fails, none is done.
 */
final class ImportStage implements AutoCloseable {

  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("import").factory());
  private CompletableFuture<?> last = CompletableFuture.completedFuture(null);
  private CompletableFuture<?> beforeLast = last;

  /**
   * Takes work. At most one piece waits for the one that is done; until then this waits.
   *
   * @throws RuntimeException what earlier work failed with
   */
  void add(Runnable work) {
    await(beforeLast);
    beforeLast = last;
    last = last.thenRunAsync(work, worker);
  }

  /**
   * Waits until all work is done.
   *
   * @throws RuntimeException what it failed with
   */
  void finish() {
    await(last);
  }

  private static void await(CompletableFuture<?> work) {
    try {
      work.join();
    } catch (CompletionException failed) {
      switch (failed.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw failed;
      }
    }
  }

  /** Waits for the piece that is being done; one that waits is given up. */
  @Override
  public void close() {
    worker.close();
  }
}
