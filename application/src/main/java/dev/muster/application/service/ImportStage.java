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

  private final ExecutorService worker;
  private final boolean letsOneWait;
  private CompletableFuture<?> last = CompletableFuture.completedFuture(null);
  private CompletableFuture<?> beforeLast = last;

  /**
   * @param name of the thread
   * @param letsOneWait whether a piece of work may wait for the one that is done
   */
  ImportStage(String name, boolean letsOneWait) {
    this.letsOneWait = letsOneWait;
    this.worker = Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).factory());
  }

  /**
   * Takes work. Waits until the piece before it is done, or where one may wait until that begins.
   *
   * @throws RuntimeException what earlier work failed with
   */
  void add(Runnable work) {
    await(letsOneWait ? beforeLast : last);
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
