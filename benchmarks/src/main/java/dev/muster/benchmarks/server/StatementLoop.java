package dev.muster.benchmarks.server;

import java.io.ByteArrayOutputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The database alone: threads that run the statements of a figure as fast as they can.
 *
 * @param threads one for each connection of the pool
 */
record StatementLoop(CeilingFigure figure, int threads, long nanoseconds) {

  /**
   * Runs until the time is over.
   *
   * @param first the number of the first request
   * @return how many were run, in how many nanoseconds, and the number after the last
   */
  String run(long first) {
    AtomicLong next = new AtomicLong(first);
    long start = System.nanoTime();
    long count = 0;
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<Long>> runs = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        runs.add(executor.submit(() -> repeat(next, start)));
      }
      for (Future<Long> run : runs) {
        count += run.get();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure.getCause());
    }
    return count + " " + (System.nanoTime() - start) + " " + next.get();
  }

  private long repeat(AtomicLong next, long start) throws SQLException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(figure.length() + 512);
    long count = 0;
    while (count == 0 || System.nanoTime() - start < nanoseconds) {
      long number = next.getAndIncrement();
      if (number >= figure.workload().supply()) {
        break;
      }
      body.reset();
      figure.replay().run(figure.workload().identity(number), body);
      count++;
    }
    return count;
  }
}
