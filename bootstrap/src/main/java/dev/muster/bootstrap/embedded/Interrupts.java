package dev.muster.bootstrap.embedded;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Keeps interrupts away from what must not be left half done. */
final class Interrupts {

  private Interrupts() {}

  /**
   * Does {@code work}, which must be bounded in time, to its end even if the calling thread is
   * interrupted before or meanwhile; its interrupt flag is set afterwards then.
   */
  static <T> T deferred(Supplier<T> work) {
    try {
      // Another thread does it: nobody knows that thread, so nobody interrupts it.
      return CompletableFuture.supplyAsync(work, Thread::startVirtualThread).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof EmbeddedDatabaseException failure) {
        throw failure;
      }
      throw e;
    }
  }

  /** As {@link #deferred(Supplier)}, for work without a result. */
  static void deferred(Runnable work) {
    deferred(
        () -> {
          work.run();
          return true;
        });
  }
}
