package dev.muster.adapters.persistence.index;

import dev.muster.application.port.out.IndexCatalog;
import dev.muster.domain.error.DirectoryException;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.index.AttributeIndex;
import dev.muster.domain.index.IndexAdvice;
import dev.muster.domain.index.IndexStatus;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.ResourceType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names the index that would have served a search which took long, where there is one: in the
 * answer if the search was given up, and now and then in the log. Only names of types and
 * attributes are said, never a value.
 */
public final class SearchWatch {

  private static final Logger LOG = LoggerFactory.getLogger(SearchWatch.class);

  /** Longer searches are logged. */
  static final Duration SLOW = Duration.ofSeconds(1);

  /** Searches by the same attributes are logged no more often. */
  private static final Duration PAUSE = Duration.ofMinutes(10);

  /** How long the indexes are taken to be as they were. */
  private static final Duration FRESH = Duration.ofSeconds(30);

  private static final int MAX_REMEMBERED = 100;

  /** What is asked of one type. */
  public record Question(ResourceType type, @Nullable Filter filter) {}

  /**
   * @param indexes empty: they could not be read
   */
  private record Known(long since, Optional<List<AttributeIndex>> indexes) {}

  private final IndexCatalog catalog;
  private final LongSupplier nanoTime;
  private final Map<String, Long> logged = new LinkedHashMap<>();
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Known known;

  /**
   * @param catalog asked beside searches, so that it must not take long
   * @param nanoTime as {@link System#nanoTime}
   */
  public SearchWatch(IndexCatalog catalog, LongSupplier nanoTime) {
    this.catalog = catalog;
    this.nanoTime = nanoTime;
  }

  /**
   * Searches.
   *
   * @throws InvalidRequest (tooMany) if it was given up; the message names the command that adds
   *     the index, if one would have served it
   */
  public <T> T search(List<Question> questions, Supplier<T> search) {
    long start = nanoTime.getAsLong();
    try {
      T found = search.get();
      Duration taken = Duration.ofNanos(nanoTime.getAsLong() - start);
      if (taken.compareTo(SLOW) > 0) {
        log(questions, taken);
      }
      return found;
    } catch (InvalidRequest refusal) {
      if (refusal.reason() != InvalidRequest.Reason.TOO_MANY) {
        throw refusal;
      }
      log(questions, Duration.ofNanos(nanoTime.getAsLong() - start));
      String commands = commands(questions);
      throw commands.isEmpty()
          ? refusal
          : new InvalidRequest(
              InvalidRequest.Reason.TOO_MANY,
              refusal.getMessage() + " No index serves the filter; this adds one: " + commands);
    }
  }

  private void log(List<Question> questions, Duration taken) {
    String about =
        questions.stream()
            .map(question -> question.type().name() + " by " + paths(question.filter()))
            .collect(Collectors.joining(", "));
    if (isDue(about)) {
      String commands = commands(questions);
      LOG.warn(
          "A search took {} ms: {}.{}",
          taken.toMillis(),
          about,
          commands.isEmpty() ? "" : " No index serves it; this adds one: " + commands);
    }
  }

  private synchronized boolean isDue(String about) {
    long now = nanoTime.getAsLong();
    Long last = logged.get(about);
    if (last != null && now - last < PAUSE.toNanos()) {
      return false;
    }
    logged.remove(about);
    logged.put(about, now);
    if (logged.size() > MAX_REMEMBERED) {
      logged.remove(logged.keySet().iterator().next());
    }
    return true;
  }

  private static String paths(@Nullable Filter filter) {
    Set<String> paths = new TreeSet<>();
    if (filter != null) {
      collect(filter, "", paths);
    }
    return paths.isEmpty() ? "its order only" : String.join(" ", paths);
  }

  private static void collect(Filter filter, String above, Set<String> paths) {
    switch (filter) {
      case Filter.And(List<Filter> operands) ->
          operands.forEach(each -> collect(each, above, paths));
      case Filter.Or(List<Filter> operands) ->
          operands.forEach(each -> collect(each, above, paths));
      case Filter.Not(Filter operand) -> collect(operand, above, paths);
      case Filter.Present(AttributePath path) -> paths.add(above + path);
      case Filter.Comparison comparison -> paths.add(above + comparison.path());
      case Filter.ValuePath(AttributePath path, Filter inner) -> collect(inner, path + ".", paths);
    }
  }

  /** What adds the indexes that would serve the questions; empty if there is nothing to add. */
  public String commands(List<Question> questions) {
    return indexes()
        .map(
            indexes ->
                questions.stream()
                    .flatMap(question -> advice(question, indexes))
                    .distinct()
                    .collect(Collectors.joining("; ")))
        .orElse("");
  }

  private Stream<String> advice(Question question, List<AttributeIndex> indexes) {
    Filter filter = question.filter();
    ResourceType type = question.type();
    return filter == null
        ? Stream.empty()
        : new IndexAdvice(type, indexes, (path, purpose) -> catalog.supports(type, path, purpose))
            .on(filter).stream().map(IndexAdvice.Suggestion::command);
  }

  /** One search at a time reads them; the others do not wait for that. */
  private Optional<List<AttributeIndex>> indexes() {
    long now = nanoTime.getAsLong();
    Known current = known;
    boolean isFresh = current != null && now - current.since() <= FRESH.toNanos();
    if (!isFresh && reading.tryLock()) {
      try {
        current = new Known(now, read());
        known = current;
      } finally {
        reading.unlock();
      }
    }
    return current == null ? Optional.empty() : current.indexes();
  }

  private Optional<List<AttributeIndex>> read() {
    try {
      return Optional.of(
          catalog.list().stream().filter(IndexStatus::valid).map(IndexStatus::index).toList());
    } catch (DirectoryException away) {
      return Optional.empty();
    }
  }
}
