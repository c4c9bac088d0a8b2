package dev.muster.benchmarks.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Everything that a run started, closed in the reverse order; also by another thread, when the user
 * has had enough.
 */
final class Parts implements AutoCloseable {

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Consumer<String> log;
  private boolean closed;

  Parts(Consumer<String> log) {
    this.log = log;
  }

  /**
   * Takes something over.
   *
   * @throws IllegalStateException if all has been closed; then this is, too
   */
  synchronized <T extends AutoCloseable> T keep(T part) {
    if (closed) {
      end(part);
      throw new IllegalStateException("the run was broken off");
    }
    open.push(part);
    return part;
  }

  @Override
  public synchronized void close() {
    closed = true;
    while (!open.isEmpty()) {
      end(open.pop());
    }
  }

  private void end(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception failure) {
      // What comes after it has to be ended all the same.
      log.accept("could not be ended: " + failure);
    }
  }
}
