package dev.muster.bootstrap.wiring;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What comes and goes, each time as another one: it is there in the states of even numbers.
 *
 * @param <T> one of those that come
 */
abstract class Coming<T> implements Subject {

  /** The one that came, or is about to, with the number of that state. */
  private record Arrival<T>(T what, long number) {}

  private volatile long begun = 1;
  private volatile @Nullable Arrival<T> last;

  /** One that is not there yet. */
  abstract T draft(long number);

  abstract void create(Node server, T draft);

  abstract void delete(Node server, T what);

  /**
   * Reads it by a server.
   *
   * @param number of the state in which it is there
   * @return the number of the state, if anything is there
   */
  abstract OptionalLong find(Node server, T what, long number, RandomGenerator random);

  @Override
  public final synchronized long change(Node server) {
    long next = begun + 1;
    Arrival<T> before = last;
    if (next % 2 == 0) {
      T draft = draft(next);
      last = new Arrival<>(draft, next);
      begun = next;
      create(server, draft);
    } else {
      begun = next;
      delete(server, Optional.ofNullable(before).orElseThrow().what());
    }
    return next;
  }

  @Override
  public final long read(Node server, RandomGenerator random) {
    Arrival<T> arrival = last;
    return arrival == null
        ? 1
        : find(server, arrival.what(), arrival.number(), random).orElseGet(this::lastWithout);
  }

  private long lastWithout() {
    long now = begun;
    return now % 2 == 0 ? now - 1 : now;
  }
}
