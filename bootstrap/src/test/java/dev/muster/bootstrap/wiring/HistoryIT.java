package dev.muster.bootstrap.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.AtOnce;
import dev.muster.application.fixture.Users;
import dev.muster.application.port.out.RelationScope;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.profile.RequestProfile;
import dev.muster.application.port.profile.RequestProfile.CacheResult;
import dev.muster.bootstrap.embedded.EmbeddedDatabase;
import dev.muster.bootstrap.embedded.Occupant;
import dev.muster.bootstrap.settings.Caching;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.CoreSchemas;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two servers read and write the same users, few of them much more often than the others. Each read
 * is checked against all writes: it returns what its own server had acknowledged before the read
 * began, and what the other had by the staleness bound before. {@code -Dmuster.operations=200000}
 * does as many.
 */
final class HistoryIT {

  private static final long BOUND = Duration.ofMillis(250).toNanos();
  private static final int OPERATIONS = Integer.getInteger("muster.operations", 10_000);
  private static final int USERS = 200;
  private static final int THREADS = 4;
  private static final double WRITES = 0.1;
  private static final double SEARCHES = 0.2;

  private static final Logger LOG = LoggerFactory.getLogger(HistoryIT.class);

  @TempDir private Path folder = Path.of("");

  /**
   * A write of the version.
   *
   * @param node which server acknowledged it
   * @param acknowledged when
   */
  private record Acknowledged(int node, long version, long acknowledged) {}

  /** What is known of one user. */
  private static final class History {

    private final List<Acknowledged> writes = new ArrayList<>();

    synchronized void add(Acknowledged write) {
      writes.add(write);
    }

    /** The least version that a read may return that began then on the server. */
    synchronized long least(int node, long began) {
      long least = 1;
      for (Acknowledged write : writes) {
        long limit = write.node() == node ? began : began - BOUND;
        if (write.acknowledged() - limit < 0) {
          least = Math.max(least, write.version());
        }
      }
      return least;
    }

    /** For how long something newer than the version had been acknowledged, in nanoseconds. */
    synchronized long age(long version, long began) {
      long age = 0;
      for (Acknowledged write : writes) {
        if (write.version() > version) {
          age = Math.max(age, began - write.acknowledged());
        }
      }
      return age;
    }
  }

  /** What was found out about all reads. */
  private static final class Reads {

    /** In microseconds; 0: nothing newer had been acknowledged. */
    private final ConcurrentHistogram ages = new ConcurrentHistogram(3);

    private final AtomicInteger stale = new AtomicInteger();
    private final AtomicInteger hits = new AtomicInteger();
  }

  @ParameterizedTest
  @EnumSource(
      value = Caching.Backend.class,
      names = {"EHCACHE", "REDIS"})
  void readsOnTwoServers_areNeverOlderThanPromised(Caching.Backend backend) throws Exception {
    try (CacheUnderTest cache = new CacheUnderTest(backend)) {
      Reads reads = readAndWrite(cache);
      long all = reads.ages.getTotalCount();
      LOG.info(
          "{}: {} reads, {} hits; age p99 {} us, most {} us",
          backend,
          all,
          reads.hits,
          reads.ages.getValueAtPercentile(99),
          reads.ages.getMaxValue());
      assertTrue(reads.hits.get() > all / 20, reads.hits + " hits of " + all + " reads");
      assertEquals(0, reads.stale.get(), "of " + all + " reads");
    }
  }

  @Test
  void reads_whileRedisComesAndGoes_areNeverOlderThanPromised() throws Exception {
    try (CacheUnderTest cache = new CacheUnderTest(Caching.Backend.REDIS);
        ExecutorService vandal = Executors.newSingleThreadExecutor()) {
      AtomicBoolean done = new AtomicBoolean();
      Future<Integer> kills =
          vandal.submit(
              () -> {
                int killed = 0;
                while (!done.get()) {
                  Thread.sleep(1_500);
                  cache.kill();
                  killed++;
                  Thread.sleep(300);
                  cache.restart(killed % 2 == 0);
                }
                return killed;
              });
      Reads reads;
      try {
        reads = readAndWrite(cache);
      } finally {
        done.set(true);
      }
      LOG.info("{} reads, {} hits of Redis", reads.ages.getTotalCount(), reads.hits);
      assertTrue(kills.get() > 1, kills.get() + " times");
      assertTrue(reads.hits.get() > 0, "Redis was never used");
      assertEquals(0, reads.stale.get(), "of " + reads.ages.getTotalCount() + " reads");
    }
  }

  private Reads readAndWrite(CacheUnderTest cache) throws Exception {
    try (EmbeddedDatabase database =
            EmbeddedDatabase.open(folder, Occupant.SERVE, Duration.ofMinutes(1));
        Node first = Node.on(database, cache.settings());
        Node second = Node.on(database, cache.settings())) {
      TenantId tenant = first.newTenant("acme");
      List<ResourceRepository> nodes =
          List.of(first.resources().users(), second.resources().users());
      List<ResourceId> users = new ArrayList<>();
      List<History> histories = new ArrayList<>();
      for (int i = 0; i < USERS; i++) {
        var state = Users.user("user" + i).state();
        nodes.getFirst().create(tenant, state);
        users.add(state.id());
        histories.add(new History());
      }
      Reads reads = new Reads();
      AtOnce.run(
          THREADS,
          thread ->
              () -> {
                Random random = new Random(thread);
                int node = thread % nodes.size();
                for (int i = 0; i < OPERATIONS / THREADS; i++) {
                  int user = zipf(random);
                  ResourceId id = users.get(user);
                  if (random.nextDouble() < WRITES) {
                    long version = write(nodes.get(node), tenant, id, "user" + user);
                    histories.get(user).add(new Acknowledged(node, version, System.nanoTime()));
                  } else {
                    boolean searches = random.nextDouble() < SEARCHES;
                    ToLongFunction<ResourceRepository> read =
                        searches
                            ? repository -> found(repository, tenant, "user" + user)
                            : repository ->
                                repository.find(tenant, id).orElseThrow().meta().version();
                    check(
                        reads, histories.get(user), node, () -> read.applyAsLong(nodes.get(node)));
                  }
                }
                return true;
              });
      return reads;
    }
  }

  private static void check(Reads reads, History history, int node, LongSupplier read) {
    RequestProfile profile = RequestProfile.begin();
    long began = System.nanoTime();
    long least = history.least(node, began);
    long version = read.getAsLong();
    if (profile.cache().equals(Optional.of(CacheResult.HIT))) {
      reads.hits.incrementAndGet();
    }
    if (version < least) {
      reads.stale.incrementAndGet();
    }
    reads.ages.recordValue(TimeUnit.NANOSECONDS.toMicros(history.age(version, began)));
  }

  /** The version of the user, as a search finds it. */
  private static long found(ResourceRepository users, TenantId tenant, String userName) {
    Filter filter = Filter.parse(CoreSchemas.USER, "userName eq \"" + userName + "\"");
    ResourceQuery query =
        new ResourceQuery(filter, Sort.BY_ID, 1, 10, Projection.standard(CoreSchemas.USER));
    return users.search(tenant, query).resources().getFirst().meta().version();
  }

  /** The version afterwards. */
  private static long write(
      ResourceRepository users, TenantId tenant, ResourceId id, String userName) {
    return users
        .update(
            tenant,
            id,
            RelationScope.NONE,
            current -> Optional.of(Users.next(current, Users.user(userName))))
        .orElseThrow()
        .meta()
        .version();
  }

  /** A number below the number of users; n comes as often as 1 / (n + 1). */
  private static int zipf(Random random) {
    return Math.min(USERS - 1, (int) Math.pow(USERS, random.nextDouble()) - 1);
  }
}
