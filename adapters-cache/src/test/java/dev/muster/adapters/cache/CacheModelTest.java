package dev.muster.adapters.cache;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.muster.adapters.cache.freshness.Lease;
import dev.muster.adapters.cache.freshness.LocalTimeline;
import dev.muster.adapters.cache.freshness.Staleness;
import dev.muster.adapters.cache.freshness.Timeline;
import dev.muster.adapters.cache.store.CacheBackend;
import dev.muster.adapters.cache.store.CacheEntry;
import dev.muster.adapters.cache.store.CacheKey;
import dev.muster.adapters.cache.store.CachedPage;
import dev.muster.adapters.cache.store.CachedResource;
import dev.muster.adapters.cache.store.EntryStore;
import dev.muster.adapters.cache.store.QueryKey;
import dev.muster.adapters.cache.store.ResourceKey;
import dev.muster.application.fixture.NearFirst;
import dev.muster.application.port.out.ChangeBatch;
import dev.muster.application.port.out.ChangedPart;
import dev.muster.application.port.out.GroupRepository;
import dev.muster.application.port.out.ResourceChange;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Reads through the cache among writes, in histories that Lincheck makes up: what every history
 * gives has to be what one operation after the other could give. So a read after a write never
 * brings what was before it, and a read after another read never what is older.
 */
@Tag("model")
final class CacheModelTest {

  private static final int THREADS = 2;
  private static final int OPERATIONS = 3;
  private static final TenantId TENANT = new TenantId(1);
  private static final ResourceId ID = new ResourceId(new UUID(0, 1));

  @Test
  void histories_underStress_areLinearizable() {
    new StressOptions()
        .iterations(10)
        .invocationsPerIteration(100)
        .threads(THREADS)
        .actorsPerThread(OPERATIONS)
        .minimizeFailedScenario(false)
        .sequentialSpecification(OneVersion.class)
        .check(CachedVersion.class);
  }

  @Test
  void histories_modelled_areLinearizable() {
    modelled(CachedVersion.class);
  }

  @Test
  void histories_modelledOfMemberships_areLinearizable() {
    modelled(CachedMemberships.class);
  }

  /** Otherwise the other tests would pass on anything. */
  @Test
  void histories_modelledOfAReadThenPut_areFoundWanting() {
    assertThrows(LincheckAssertionError.class, () -> modelled(ReadThenPut.class));
  }

  private static void modelled(Class<?> resource) {
    new ModelCheckingOptions()
        .iterations(4)
        .invocationsPerIteration(50)
        .threads(THREADS)
        .actorsPerThread(OPERATIONS)
        .minimizeFailedScenario(false)
        .sequentialSpecification(OneVersion.class)
        .check(resource);
  }

  private static ResourceCaches caches() {
    Lease lease = new Lease(new Staleness(Duration.ofMillis(250), () -> 0));
    lease.renew(0);
    return new ResourceCaches(new MapBackend(), lease, false);
  }

  /** A resource behind the cache of one server. */
  public static final class CachedVersion {

    private final VersionsRepository stored = new VersionsRepository();
    private final ResourceCaches caches = caches();
    private final ResourceRepository cached = caches.users(stored);

    @Operation
    public long read() {
      return NearFirst.findDocument(cached, TENANT, ID).orElseThrow().meta().version();
    }

    @Operation
    public long write() {
      return version(cached);
    }

    /** Done once the change was followed, which is when the bound of this server begins to hold. */
    @Operation
    public long writeElsewhere() {
      long version = version(stored);
      ResourceChange change = ResourceChange.whole(TENANT, CoreSchemas.USER.name(), ID);
      caches.apply(ChangeBatch.of(List.of(change), HeldCaches.NOW));
      return version;
    }

    private static long version(ResourceRepository repository) {
      StoredResource updated =
          repository.update(TENANT, ID, current -> Optional.empty()).orElseThrow();
      return updated.meta().version();
    }
  }

  /** In how many groups a user is that comes into one after the other. */
  public static final class CachedMemberships {

    private static final Projection WHOLE = Projection.standard(CoreSchemas.USER);
    private static final ResourceId GROUP = new ResourceId(new UUID(0, 2));
    private static final MembershipChange COME = MembershipChange.add(List.of(ID));

    private final VersionsRepository stored = new VersionsRepository();
    private final ResourceCaches caches = caches();
    private final ResourceRepository users = caches.users(stored);
    private final GroupRepository groups = caches.groups(stored);

    @Operation
    public long read() {
      return VersionsRepository.groups(NearFirst.find(users, TENANT, ID, WHOLE).orElseThrow());
    }

    @Operation
    public long write() {
      return number(groups);
    }

    /** As {@link CachedVersion#writeElsewhere}. */
    @Operation
    public long writeElsewhere() {
      long number = number(stored);
      caches.apply(
          ChangeBatch.of(
              List.of(
                  new ResourceChange(TENANT, CoreSchemas.GROUP.name(), GROUP, ChangedPart.MEMBERS),
                  new ResourceChange(TENANT, CoreSchemas.USER.name(), ID, ChangedPart.GROUPS)),
              HeldCaches.NOW));
      return number;
    }

    private static long number(GroupRepository repository) {
      return repository
          .changeMembers(TENANT, GROUP, COME, VersionCondition.NONE)
          .orElseThrow()
          .meta()
          .version();
    }
  }

  /** What everybody writes first: a read that is overtaken by a write puts what was before it. */
  public static final class ReadThenPut {

    private final AtomicLong stored = new AtomicLong(1);
    private volatile long remembered;

    @Operation
    public long read() {
      long known = remembered;
      if (known == 0) {
        known = stored.get();
        remembered = known;
      }
      return known;
    }

    @Operation
    public long write() {
      long version = stored.incrementAndGet();
      remembered = 0;
      return version;
    }
  }

  /** What it shall look like. */
  public static final class OneVersion {

    private long version = 1;

    public long read() {
      return version;
    }

    public long write() {
      return ++version;
    }

    public long writeElsewhere() {
      return write();
    }
  }

  /** Entries that stay for ever, unless a newer one comes. */
  private static final class MapBackend implements CacheBackend {

    private final Timeline timeline = new LocalTimeline();

    @Override
    public Timeline timeline() {
      return timeline;
    }

    @Override
    public EntryStore<ResourceKey, CachedResource> resources(String prefix) {
      return new MapStore<>(new ConcurrentHashMap<>());
    }

    @Override
    public EntryStore<QueryKey, CachedPage> pages(String prefix) {
      return new MapStore<>(new ConcurrentHashMap<>());
    }

    @Override
    public void close() {}
  }

  private record MapStore<K extends CacheKey, E extends CacheEntry>(Map<K, E> entries)
      implements EntryStore<K, E> {

    @Override
    public Optional<E> get(K key) {
      return Optional.ofNullable(entries.get(key));
    }

    @Override
    public void put(K key, E entry, Predicate<E> isCurrent) {
      entries.merge(
          key, entry, (old, next) -> !isCurrent.test(old) || next.replaces(old) ? next : old);
    }
  }
}
