package dev.muster.adapters.cache;

import dev.muster.adapters.cache.Freshness.Question;
import dev.muster.adapters.cache.freshness.Flights;
import dev.muster.adapters.cache.freshness.Lease;
import dev.muster.adapters.cache.freshness.Mark;
import dev.muster.adapters.cache.freshness.Timeline;
import dev.muster.adapters.cache.store.CacheEntry;
import dev.muster.adapters.cache.store.CacheKey;
import dev.muster.adapters.cache.store.EntryStore;
import dev.muster.application.port.profile.CacheProfile;
import dev.muster.application.port.profile.RequestProfile;
import dev.muster.application.port.profile.RequestProfile.CacheResult;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Answers from a store while the lease holds, and otherwise reads and keeps what was read. Those
 * who ask the same at once share one read. Failures are not kept.
 *
 * @param <K> under which entries are kept
 */
final class ReadThrough<K extends CacheKey, E extends CacheEntry> {

  private final EntryStore<K, E> store;
  private final Lease lease;
  private final Timeline timeline;
  private final Freshness<K, E> freshness;
  private final Predicate<K> admission;
  private final int maxBytes;
  private final Flights<Question<K>, E> flights;

  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder bypasses = new LongAdder();

  /**
   * @param admission asked for each key that was read whether its entry is worth keeping
   * @param maxBytes larger entries are not kept
   */
  ReadThrough(
      EntryStore<K, E> store,
      Lease lease,
      Timeline timeline,
      Freshness<K, E> freshness,
      Predicate<K> admission,
      int maxBytes) {
    this.store = store;
    this.lease = lease;
    this.timeline = timeline;
    this.freshness = freshness;
    this.admission = admission;
    this.maxBytes = maxBytes;
    this.flights = new Flights<>(lease.staleness());
  }

  /** What is kept, counted as one question. */
  Optional<E> kept(Question<K> question) {
    long began = RequestProfile.beginStep();
    // Asked first: what is found afterwards is as recent as the lease says.
    if (!lease.holds()) {
      bypasses.increment();
      RequestProfile.cacheAnswered(CacheResult.BYPASS, began);
      return Optional.empty();
    }
    Optional<E> entry = look(question);
    (entry.isPresent() ? hits : misses).increment();
    RequestProfile.cacheAnswered(entry.isPresent() ? CacheResult.HIT : CacheResult.MISS, began);
    return entry;
  }

  /**
   * What is kept where looking costs next to nothing; counted only if it is there and wanted, as
   * who gets nothing asks {@link #kept}.
   */
  Optional<E> near(Question<K> question, Predicate<E> wanted) {
    long began = RequestProfile.beginStep();
    if (!store.isNear() || !lease.holds()) {
      return Optional.empty();
    }
    Optional<E> entry = look(question).filter(wanted);
    if (entry.isPresent()) {
      hits.increment();
      RequestProfile.cacheAnswered(CacheResult.HIT, began);
    }
    return entry;
  }

  private Optional<E> look(Question<K> question) {
    return store.get(question.key()).filter(entry -> freshness.answers(question, entry));
  }

  /**
   * Reads what is not kept.
   *
   * @param read makes an entry of what was read at the mark
   */
  E read(Question<K> question, Function<Mark, E> read) {
    Mark mark = timeline.now();
    return flights.take(
        question,
        mark,
        other -> freshness.isCurrent(question, other),
        () -> {
          // Another may have come back between the two looks; where looking is cheap.
          long polled = lease.polled();
          Optional<E> meanwhile =
              store.isNear() && lease.holds() ? look(question) : Optional.empty();
          if (meanwhile.isPresent()) {
            return new Flights.Answer<>(meanwhile.get(), polled);
          }
          long began = lease.staleness().now();
          E entry = read.apply(mark);
          keep(question.key(), entry);
          return new Flights.Answer<>(entry, began);
        });
  }

  private void keep(K key, E entry) {
    if (admission.test(key) && entry.size() <= maxBytes && freshness.isCurrent(key, entry)) {
      store.put(key, entry, other -> freshness.isCurrent(key, other));
    }
  }

  CacheProfile.Reads reads(String type) {
    return new CacheProfile.Reads(
        type, hits.sum(), misses.sum(), bypasses.sum(), store.evictions());
  }
}
