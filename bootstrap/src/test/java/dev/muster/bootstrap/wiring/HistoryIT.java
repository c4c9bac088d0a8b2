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
import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.ResourceId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers read and write the same users, few of them much more often than the others. Each read
 * is checked against all writes: it returns what its own server had acknowledged before the read
 * began, and what the other had by the staleness bound before. {@code -Dmuster.operations=200000}
 * does as many.
 */
final class HistoryIT {

  private static final long BOUND = Duration.ofMillis(250).toNanos();
  private static final int OPERATIONS = Integer.getInteger("muster.operations", 20_000);
  private static final int USERS = 200;
  private static final int THREADS = 4;
  private static final double WRITES = 0.1;

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
  }

  @Test
  void readsOnTwoServers_areNeverOlderThanPromised() throws Exception {
    try (EmbeddedDatabase database =
            EmbeddedDatabase.open(folder, Occupant.SERVE, Duration.ofMinutes(1));
        Node first = Node.on(database);
        Node second = Node.on(database)) {
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
      AtomicInteger stale = new AtomicInteger();
      AtomicInteger reads = new AtomicInteger();
      AtomicInteger hits = new AtomicInteger();
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
                    RequestProfile profile = RequestProfile.begin();
                    long began = System.nanoTime();
                    long least = histories.get(user).least(node, began);
                    long version = nodes.get(node).find(tenant, id).orElseThrow().meta().version();
                    reads.incrementAndGet();
                    if (profile.cache().equals(Optional.of(CacheResult.HIT))) {
                      hits.incrementAndGet();
                    }
                    if (version < least) {
                      stale.incrementAndGet();
                    }
                  }
                }
                return true;
              });
      assertTrue(hits.get() > reads.get() / 10, hits + " hits of " + reads + " reads");
      assertEquals(0, stale.get(), "of " + reads + " reads");
    }
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
