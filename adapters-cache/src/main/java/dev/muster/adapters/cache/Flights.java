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
  private record Flight<M, V>(M moment, long began, CompletableFuture<Answer<V>> answer) {}

  /**
   * What was read.
   *
   * @param asOf all writes that were acknowledged before this time are in it
   */
  record Answer<V>(V value, long asOf) {}

  Flights(Staleness staleness) {
    this.staleness = staleness;
  }

  /**
   * Reads, or waits for one who does. A failure of the read is one of all who wait for it.
   *
   * @param moment as it was before this call
   */
  V take(K key, M moment, Supplier<Answer<V>> read) {
    Flight<M, V> own = new Flight<>(moment, staleness.now(), new CompletableFuture<>());
    Flight<M, V> other = flights.putIfAbsent(key, own);
    if (other == null) {
      return lead(key, own, read);
    }
    if (!other.moment().equals(moment) || !staleness.allows(other.began())) {
      return flights.replace(key, other, own) ? lead(key, own, read) : read.get().value();
    }
    Answer<V> answer = await(other.answer());
    return staleness.allowsAt(own.began(), answer.asOf()) ? answer.value() : read.get().value();
  }

  private V lead(K key, Flight<M, V> flight, Supplier<Answer<V>> read) {
    try {
      Answer<V> answer = read.get();
      flight.answer().complete(answer);
      return answer.value();
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
