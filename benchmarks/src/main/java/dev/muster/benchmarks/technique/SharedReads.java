package dev.muster.benchmarks.technique;

import static dev.muster.benchmarks.technique.PortWork.TENANT;

import dev.muster.adapters.cache.store.ResourceKey;
import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.benchmarks.population.Population;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.StoredResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** Many who read one user at once that memory does not have. */
final class SharedReads {

  private static final int READERS = 64;
  private static final Duration STALENESS = Duration.ofMillis(250);

  private SharedReads() {}

  static Comparison comparison(
      PostgresPersistence persistence, Population population, Consumer<AutoCloseable> parts) {
    OneStore memory = new OneStore();
    HeldCache cache = new HeldCache(persistence, STALENESS, memory);
    parts.accept(cache);
    ResourceRepository users = cache.caches().users(persistence.users());
    cache.awaitHits(users, PortWork.id(population, 0));
    List<ResourceRepository> shared = new ArrayList<>();
    List<ResourceRepository> alone = new ArrayList<>();
    for (int reader = 0; reader < READERS; reader++) {
      shared.add(users);
      alone.add(cache.beside().users(persistence.users()));
    }
    return new Comparison(
        Technique.SINGLE_FLIGHT,
        new PortVariant(reading(memory, shared, population), 1, persistence.statements()),
        new PortVariant(reading(memory, alone, population), 1, persistence.statements()));
  }

  private static LongFunction<Set<StoredResource>> reading(
      OneStore memory, List<ResourceRepository> readers, Population population) {
    return number -> {
      ResourceId id = PortWork.id(population, number);
      memory.remove(new ResourceKey(TENANT, id));
      return atOnce(readers, id);
    };
  }

  /** What they all found; there is one answer, or they did not see the same. */
  private static Set<StoredResource> atOnce(List<ResourceRepository> readers, ResourceId id) {
    Set<StoredResource> found = ConcurrentHashMap.newKeySet();
    CountDownLatch ready = new CountDownLatch(readers.size());
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(readers.size());
    for (ResourceRepository reader : readers) {
      var _ =
          Thread.ofVirtual()
              .name("reader")
              .start(
                  () -> {
                    try {
                      ready.countDown();
                      gate.await();
                      found.add(reader.find(TENANT, id).orElseThrow());
                      answered.countDown();
                    } catch (InterruptedException interrupted) {
                      Thread.currentThread().interrupt();
                    }
                  });
    }
    try {
      ready.await();
      gate.countDown();
      if (!answered.await(10, TimeUnit.SECONDS) || found.size() != 1) {
        throw new IllegalStateException("not everybody read the same user");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
    return found;
  }
}
