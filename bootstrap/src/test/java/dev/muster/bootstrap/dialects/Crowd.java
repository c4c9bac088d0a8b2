package dev.muster.bootstrap.dialects;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many clients at once. */
final class Crowd {

  private Crowd() {}

  /** Runs a task for each number below the count on so many threads; the results in order. */
  static <T> List<T> run(int clients, int count, IntFunction<T> task) {
    List<T> results = new ArrayList<>(count);
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      List<Future<T>> futures = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        int number = i;
        futures.add(threads.submit(() -> task.apply(number)));
      }
      for (Future<T> future : futures) {
        results.add(future.get());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } catch (ExecutionException failure) {
      throw new AssertionError(failure.getCause());
    }
    return results;
  }
}
