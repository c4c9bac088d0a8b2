package dev.muster.benchmarks.technique;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.profile.CacheProfile;
import dev.muster.application.port.profile.StatementProfile;
import dev.muster.bootstrap.settings.Setting;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.schema.definition.SchemaDefinitions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A process in which very many virtual threads read one user that is not in memory. The read is
 * held until all of them have missed it, so that nobody comes when it is there already.
 *
 * @param misses of memory
 * @param answers that brought the user
 * @param statements that found it in the database
 * @param heapBytes that the process may use
 */
public record Misses(
    long readers, long misses, long answers, long statements, double seconds, long heapBytes) {

  /** Longer than the readers take to come: who comes later would ask for a newer answer. */
  private static final Duration STALENESS = Duration.ofMinutes(5);

  private static final int PATIENCE_SECONDS = 120;
  private static final String MARK = "misses ";

  /** Holds the reads of the database. */
  private static final class HeldReads extends Decorated {

    private final LongSupplier missing;

    HeldReads(ResourceRepository repository, LongSupplier missing) {
      super(repository);
      this.missing = missing;
    }

    @Override
    public Optional<StoredResource> find(TenantId tenant, ResourceId id) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      try {
        while (missing.getAsLong() > 0 && System.nanoTime() < end) {
          TimeUnit.MILLISECONDS.sleep(1);
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      return super.find(tenant, id);
    }
  }

  /**
   * @param arguments how many threads, the user's id, and that of another one
   */
  public static void main(String[] arguments) throws InterruptedException {
    Map<String, String> environment = System.getenv();
    ConnectionSettings settings =
        new ConnectionSettings(
            environment.getOrDefault(Setting.DATABASE_URL.variable(), ""),
            environment.getOrDefault(Setting.DATABASE_USER.variable(), ""),
            environment.getOrDefault(Setting.DATABASE_PASSWORD.variable(), ""),
            PortWork.THREADS);
    try (PostgresPersistence persistence =
            PostgresPersistence.open(
                settings,
                new SchemaDefinitions().registry(),
                MigrationMode.CHECK,
                Clock.systemUTC());
        HeldCache cache = new HeldCache(persistence, STALENESS)) {
      Misses misses =
          measure(
              persistence,
              cache,
              Integer.parseInt(arguments[0]),
              ResourceId.parse(arguments[1]).orElseThrow(),
              ResourceId.parse(arguments[2]).orElseThrow());
      System.out.println(MARK + misses.encode());
    }
  }

  private static Misses measure(
      PostgresPersistence persistence,
      HeldCache cache,
      int readers,
      ResourceId id,
      ResourceId other)
      throws InterruptedException {
    AtomicLong expected = new AtomicLong();
    ResourceRepository users =
        cache
            .caches()
            .users(
                new HeldReads(
                    persistence.users(),
                    () -> expected.get() - cache.reads(CacheProfile.Reads::misses)));
    cache.awaitHits(users, other);
    long missesBefore = cache.reads(CacheProfile.Reads::misses);
    long statementsBefore = statements(persistence);
    expected.set(missesBefore + readers);
    Set<StoredResource> found = ConcurrentHashMap.newKeySet();
    AtomicLong answers = new AtomicLong();
    CountDownLatch answered = new CountDownLatch(readers);
    long start = System.nanoTime();
    for (int reader = 0; reader < readers; reader++) {
      var _ =
          Thread.startVirtualThread(
              () -> {
                found.add(users.find(PortWork.TENANT, id).orElseThrow());
                answers.incrementAndGet();
                answered.countDown();
              });
    }
    boolean all = answered.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return new Misses(
        readers,
        cache.reads(CacheProfile.Reads::misses) - missesBefore,
        all && found.size() == 1 ? answers.get() : 0,
        statements(persistence) - statementsBefore,
        (System.nanoTime() - start) / 1e9,
        Runtime.getRuntime().maxMemory());
  }

  private static long statements(PostgresPersistence persistence) {
    return persistence.statements().statements().stream().mapToLong(StatementProfile::calls).sum();
  }

  private String encode() {
    return String.join(
        " ",
        Long.toString(readers),
        Long.toString(misses),
        Long.toString(answers),
        Long.toString(statements),
        Double.toString(seconds),
        Long.toString(heapBytes));
  }

  /** What such a process said last; empty: it came to no end. */
  public static Optional<Misses> of(String output) {
    return output
        .lines()
        .filter(line -> line.startsWith(MARK))
        .map(line -> decode(line.substring(MARK.length()).split(" ", -1)))
        .findFirst();
  }

  private static Misses decode(String[] words) {
    return new Misses(
        Long.parseLong(words[0]),
        Long.parseLong(words[1]),
        Long.parseLong(words[2]),
        Long.parseLong(words[3]),
        Double.parseDouble(words[4]),
        Long.parseLong(words[5]));
  }
}
