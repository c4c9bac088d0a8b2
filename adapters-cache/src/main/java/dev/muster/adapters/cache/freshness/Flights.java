package dev.muster.adapters.cache.freshness;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Lets all who ask for the same at the same time share one read (single flight). Nobody gets the
 * answer of a read that began before a write which it has to see, or longer ago than the bound.
 *
 * @param <K> what is asked for
 * @param <V> the answer
 */
public final class Flights<K, V> {

  private final Staleness staleness;
  private final Map<K, Flight<V>> flights = new ConcurrentHashMap<>();

  /** A read under way. */
  private record Flight<V>(Mark mark, long began, CompletableFuture<Answer<V>> answer) {}

  /**
   * What was read.
   *
   * @param asOf all writes that were acknowledged before this time are in it
   */
  public record Answer<V>(V value, long asOf) {}

  public Flights(Staleness staleness) {
    this.staleness = staleness;
  }

  /**
   * Reads, or waits for one who does. A failure of the read is one of all who wait for it.
   *
   * @param mark from before this call
   * @param isCurrent whether a read that began at a mark has all that this one has to see
   */
  public V take(K key, Mark mark, Predicate<Mark> isCurrent, Supplier<Answer<V>> read) {
    Flight<V> own = new Flight<>(mark, staleness.now(), new CompletableFuture<>());
    Flight<V> other = flights.putIfAbsent(key, own);
    if (other == null) {
      return lead(key, own, read);
    }
    if (!isCurrent.test(other.mark()) || !staleness.allows(other.began())) {
      return flights.replace(key, other, own) ? lead(key, own, read) : read.get().value();
    }
    Answer<V> answer = await(other.answer());
    return staleness.allowsAt(own.began(), answer.asOf()) ? answer.value() : read.get().value();
  }

  private V lead(K key, Flight<V> flight, Supplier<Answer<V>> read) {
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
