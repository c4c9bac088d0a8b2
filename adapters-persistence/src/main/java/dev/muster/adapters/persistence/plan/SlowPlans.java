package dev.muster.adapters.persistence.plan;

import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.index.SearchWatch;
import dev.muster.adapters.persistence.mapping.BoundStatement;
import dev.muster.adapters.persistence.mapping.SlowStatements;
import dev.muster.adapters.persistence.search.DirectoryStatement;
import dev.muster.adapters.persistence.search.ResourceTable;
import dev.muster.adapters.persistence.search.SearchStatement;
import dev.muster.application.port.profile.SlowCall;
import dev.muster.domain.filter.Filter;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the plans of statements that took long, one after the other on a thread of its own, each
 * statement's at most once a minute, and keeps the last one of each. A plan that cannot be read
 * harms nobody.
 */
public final class SlowPlans implements SlowStatements, AutoCloseable {

  /** Longer than reading a plan may take. */
  private static final Duration STOP = Duration.ofSeconds(2);

  private static final Duration PAUSE = Duration.ofMinutes(1);

  /** In seconds. */
  private static final int TIMEOUT = 1;

  /** More are not read. */
  private static final int MOST_WAITING = 16;

  /** Of SQL and plans: a filter may be long. */
  private static final int LONGEST = 65_536;

  private final long threshold;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Explainer explainer;
  private final SearchWatch watch;
  private final Map<String, ResourceTable> tables;
  private final Map<String, Long> asked = new ConcurrentHashMap<>();
  private final Map<String, SlowCall> last = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor reader;

  /**
   * @param threshold what takes longer is slow; zero: nothing is
   * @param nanoTime as {@link System#nanoTime}
   * @param watch knows which index a search lacks
   * @param tables by the names of their types; looked at when a search was slow, not before
   */
  public SlowPlans(
      ConnectionSettings settings,
      Duration threshold,
      Clock clock,
      LongSupplier nanoTime,
      SearchWatch watch,
      Map<String, ResourceTable> tables) {
    this.threshold = threshold.isZero() ? Long.MAX_VALUE : threshold.toNanos();
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.explainer = new Explainer(settings);
    this.watch = watch;
    this.tables = tables;
    this.reader =
        new ThreadPoolExecutor(
            1,
            1,
            PAUSE.toSeconds(),
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().name("slow-plans").daemon().factory());
    reader.allowCoreThreadTimeOut(true);
  }

  @Override
  public boolean isSlow(long duration) {
    return duration > threshold;
  }

  @Override
  public void add(String id, Supplier<BoundStatement> made, long duration) {
    if (!isDue(id)) {
      return;
    }
    Instant at = clock.instant();
    try {
      BoundStatement statement = made.get();
      String sql = statement.sql();
      List<String> types = statement.types();
      List<SearchWatch.Question> questions = questions(statement.parameter());
      reader.execute(() -> last.put(id, read(id, at, duration, sql, types, questions)));
    } catch (RuntimeException unexplained) {
      // Too many wait, or this one cannot be described: the next slow call has its chance.
      asked.remove(id);
    }
  }

  private boolean isDue(String id) {
    long now = nanoTime.getAsLong();
    boolean[] due = {false};
    asked.compute(
        id,
        (key, before) -> {
          due[0] = before == null || now - before >= PAUSE.toNanos();
          return due[0] ? now : before;
        });
    return due[0];
  }

  private List<SearchWatch.Question> questions(@Nullable Object parameter) {
    if (parameter instanceof SearchStatement search) {
      return question(search.type(), search.filter()).toList();
    }
    return parameter instanceof DirectoryStatement search
        ? search.parts().stream().flatMap(part -> question(part.type(), part.filter())).toList()
        : List.of();
  }

  private Stream<SearchWatch.Question> question(String type, @Nullable Filter filter) {
    ResourceTable table = tables.get(type);
    return table == null
        ? Stream.empty()
        : Stream.of(new SearchWatch.Question(table.type(), filter));
  }

  /** A plan that cannot be read now is as it was before. */
  private SlowCall read(
      String id,
      Instant at,
      long duration,
      String sql,
      List<String> types,
      List<SearchWatch.Question> questions) {
    List<String> verdict = new ArrayList<>();
    String shown = sql;
    String plan = "";
    try {
      Explainer.Explained explained = explainer.forAnyValues(sql, types, TIMEOUT);
      shown = explained.sql();
      plan = PlanText.of(explained.steps(), false);
      verdict.addAll(Verdicts.of(explained.steps()).sentences());
      String commands = watch.commands(questions);
      if (!commands.isEmpty()) {
        verdict.add("No index serves the filter; this adds one: " + commands);
      }
    } catch (SQLException | RuntimeException unreadable) {
      SlowCall before = last.get(id);
      if (before != null) {
        return new SlowCall(at, duration, before.sql(), before.plan(), before.verdict());
      }
      verdict.add("The plan could not be read.");
    }
    return new SlowCall(at, duration, cut(shown), cut(plan), verdict);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }

  @Override
  public Optional<SlowCall> last(String id) {
    return Optional.ofNullable(last.get(id));
  }

  @Override
  public void close() {
    reader.shutdownNow();
    try {
      var _ = reader.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
