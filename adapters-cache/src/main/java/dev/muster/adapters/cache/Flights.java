package dev.muster.adapters.cache;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Lets all who ask for the same at the same time share one read (single flight). Nobody gets the
 * answer of a read that began before a write which it has to see, or longer ago than the bound.
 *
 * @param <K> what is asked for
 * @param <M> what had been written when the read began
 * @param <V> the answer
 */
final class Flights<K, M, V> {

  private final Staleness staleness;
  private final Map<K, Flight<M, V>> flights = new ConcurrentHashMap<>();

  /** A read under way. */
  private record Flight<M, V>(M moment, long began, CompletableFuture<V> answer) {}

  Flights(Staleness staleness) {
    this.staleness = staleness;
  }

  /**
   * Reads, or waits for one who does. A failure of the read is one of all who wait for it.
   *
   * @param moment as it was before this call
   */
  V take(K key, M moment, Supplier<V> read) {
    Flight<M, V> own = new Flight<>(moment, staleness.now(), new CompletableFuture<>());
    Flight<M, V> other = flights.putIfAbsent(key, own);
    if (other == null) {
      return lead(key, own, read);
    }
    return other.moment().equals(moment) && staleness.allows(other.began())
        ? await(other.answer())
        : read.get();
  }

  private V lead(K key, Flight<M, V> flight, Supplier<V> read) {
    try {
      V answer = read.get();
      flight.answer().complete(answer);
      return answer;
    } catch (RuntimeException | Error failure) {
      flight.answer().completeExceptionally(failure);
      throw failure;
    } finally {
      flights.remove(key, flight);
    }
  }

  private static <V> V await(CompletableFuture<V> answer) {
    try {
      return answer.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException failure ? failure : failed;
    }
  }
}
