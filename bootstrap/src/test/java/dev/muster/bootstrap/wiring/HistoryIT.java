package dev.muster.bootstrap.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.AtOnce;
import dev.muster.application.fixture.BesideOthers;
import dev.muster.application.fixture.Groups;
import dev.muster.application.port.profile.RequestProfile;
import dev.muster.application.port.profile.RequestProfile.CacheResult;
import dev.muster.bootstrap.embedded.EmbeddedDatabase;
import dev.muster.bootstrap.embedded.Occupant;
import dev.muster.bootstrap.embedded.PreparedDataFolder;
import dev.muster.bootstrap.settings.Caching;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.ResourceId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two servers read and change the same users, groups, memberships and tokens, few of them much more
 * often than the others. Each read is checked against all changes: it returns what its own server
 * had acknowledged before the read began, and what the other had by the staleness bound before.
 * {@code -Dmuster.operations=200000} does as many, and fails as well if reads are old too often.
 */
@BesideOthers
@MeasuresFreshness
final class HistoryIT {

  private static final long BOUND = Duration.ofMillis(250).toNanos();
  private static final Repetitions OPERATIONS = Repetitions.of("muster.operations", 10_000);

  /** The age of 99 of a hundred reads. */
  private static final Duration AGE = Duration.ofMillis(100);

  private static final int SUBJECTS = 200;
  private static final int GROUPS_TO_JOIN = 16;
  private static final int THREADS = 4;
  private static final double CHANGES = 0.1;

  private static final Logger LOG = LoggerFactory.getLogger(HistoryIT.class);

  @TempDir(factory = PreparedDataFolder.class)
  private Path folder = Path.of("");

  /**
   * A change to the state of the number.
   *
   * @param node which server acknowledged it
   * @param acknowledged when
   */
  private record Acknowledged(int node, long number, long acknowledged) {}

  /** What is known of one subject. */
  private static final class History {

    private final String name;
    private final Subject subject;
    private final List<Acknowledged> changes = new ArrayList<>();

    History(String name, Subject subject) {
      this.name = name;
      this.subject = subject;
    }

    synchronized void add(Acknowledged change) {
      changes.add(change);
    }

    /** The least number that a read may return that began then on the server. */
    synchronized long least(int node, long began) {
      long least = 1;
      for (Acknowledged change : changes) {
        long limit = change.node() == node ? began : began - BOUND;
        if (change.acknowledged() - limit < 0) {
          least = Math.max(least, change.number());
        }
      }
      return least;
    }

    /** For how long something newer than the state had been acknowledged, in nanoseconds. */
    synchronized long age(long number, long began) {
      long age = 0;
      for (Acknowledged change : changes) {
        if (change.number() > number) {
          age = Math.max(age, began - change.acknowledged());
        }
      }
      return age;
    }
  }

  /** What was found out about all reads. */
  private static final class Reads {

    /** In microseconds; 0: nothing newer had been acknowledged. */
    private final ConcurrentHistogram ages = new ConcurrentHistogram(3);

    /** What is wrong. */
    private final Queue<String> stale = new ConcurrentLinkedQueue<>();

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
      long age = reads.ages.getValueAtPercentile(99);
      LOG.info(
          "{}: {} reads, {} hits; age p99 {} us, most {} us",
          backend,
          all,
          reads.hits,
          age,
          reads.ages.getMaxValue());
      assertTrue(reads.hits.get() > all / 20, reads.hits + " hits of " + all + " reads");
      assertEquals(List.of(), List.copyOf(reads.stale), "of " + all + " reads");
      assertTrue(!OPERATIONS.asked() || age <= AGE.toNanos() / 1_000, age + " us");
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
      assertEquals(
          List.of(), List.copyOf(reads.stale), "of " + reads.ages.getTotalCount() + " reads");
    }
  }

  private Reads readAndWrite(CacheUnderTest cache) throws Exception {
    try (EmbeddedDatabase database =
            EmbeddedDatabase.open(folder, Occupant.SERVE, Duration.ofMinutes(1));
        Node first = Node.on(database, cache.settings());
        Node second = Node.on(database, cache.settings())) {
      List<Node> nodes = List.of(first, second);
      List<History> histories = histories(first, first.newTenant("acme"));
      Reads reads = new Reads();
      AtOnce.run(
          THREADS,
          thread ->
              () -> {
                Random random = new Random(thread);
                int node = thread % nodes.size();
                for (int i = 0; i < OPERATIONS.count() / THREADS; i++) {
                  History history = histories.get(zipf(random));
                  if (random.nextDouble() < CHANGES) {
                    long number = history.subject.change(nodes.get(node));
                    history.add(new Acknowledged(node, number, System.nanoTime()));
                  } else {
                    check(reads, history, node, nodes, random);
                  }
                }
                return true;
              });
      return reads;
    }
  }

  /** Every kind in turn, so that each has some that are often read. */
  private static List<History> histories(Node server, TenantId tenant) {
    Subjects kinds = new Subjects(tenant);
    List<ResourceId> groups = new ArrayList<>();
    for (int i = 0; i < GROUPS_TO_JOIN; i++) {
      var group = Groups.group("joined" + i).state();
      server.resources().groups().create(tenant, group);
      groups.add(group.id());
    }
    List<History> histories = new ArrayList<>();
    for (int i = 0; i < SUBJECTS; i++) {
      String name = "subject" + i;
      Subject subject =
          switch (i % 5) {
            case 0 -> kinds.user(server, name);
            case 1 -> kinds.member(server, name, groups);
            case 2 -> kinds.comingUser(name);
            case 3 -> kinds.token(name);
            default -> kinds.group(server, name);
          };
      histories.add(new History(name, subject));
    }
    return histories;
  }

  private static void check(
      Reads reads, History history, int node, List<Node> nodes, Random random) {
    RequestProfile profile = RequestProfile.begin();
    long began = System.nanoTime();
    long least = history.least(node, began);
    long number = history.subject.read(nodes.get(node), random);
    if (profile.cache().equals(Optional.of(CacheResult.HIT))) {
      reads.hits.incrementAndGet();
    }
    if (number < least) {
      reads.stale.add(history.name + ": " + number + " instead of " + least);
    }
    reads.ages.recordValue(TimeUnit.NANOSECONDS.toMicros(history.age(number, began)));
  }

  /** A number below the number of subjects; n comes as often as 1 / (n + 1). */
  private static int zipf(Random random) {
    return Math.min(SUBJECTS - 1, (int) Math.pow(SUBJECTS, random.nextDouble()) - 1);
  }
}
