package dev.muster.adapters.cache;

import dev.muster.adapters.cache.freshness.LastWrites;
import dev.muster.adapters.cache.freshness.Lease;
import dev.muster.adapters.cache.freshness.Timeline;
import dev.muster.adapters.cache.store.CacheBackend;
import dev.muster.adapters.cache.store.CacheSettings;
import dev.muster.adapters.cache.store.CachedResource;
import dev.muster.adapters.cache.store.QueryKey;
import dev.muster.adapters.cache.store.ResourceKey;
import dev.muster.application.port.out.ChangeBatch;
import dev.muster.application.port.out.GroupRepository;
import dev.muster.application.port.out.LogHorizon;
import dev.muster.application.port.out.ResourceChange;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.profile.CacheProfile;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.schema.CoreSchemas;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Resources of all types behind memory, and what writes of one type mean for another: whoever
 * writes a group makes the groups of all users uncertain, unless it is only users who come and go,
 * and deleting a member is a new version of its group.
 */
public final class ResourceCaches implements CacheProfile, AutoCloseable {

  private static final String USER = CoreSchemas.USER.name();
  private static final String GROUP = CoreSchemas.GROUP.name();

  private static final int RESOURCE_SLOTS = 1 << 16;
  private static final int TENANT_SLOTS = 1 << 10;
  private static final int SEARCH_SLOTS = 1 << 16;

  private final CacheBackend backend;
  private final Lease lease;
  private final Timeline timeline;
  private final boolean keepsPages;

  /** All writes of a tenant. */
  private final LastWrites<TenantId> all;

  /** Those by which users may have come into a group, left it, or the group's name changed. */
  private final RelationWrites memberships;

  /** Those by which something went that was in a group, which is a new version of the group. */
  private final LastWrites<TenantId> departures;

  private final Map<String, CachingResourceRepository> caches = new ConcurrentHashMap<>();

  /**
   * @param backend is closed with this
   * @param keepsPages whether searches are cached too
   */
  public ResourceCaches(CacheBackend backend, Lease lease, boolean keepsPages) {
    this.backend = backend;
    this.lease = lease;
    this.timeline = backend.timeline();
    this.keepsPages = keepsPages;
    this.all = timeline.writes(TENANT_SLOTS);
    this.memberships =
        new RelationWrites(timeline.writes(RESOURCE_SLOTS), timeline.writes(TENANT_SLOTS));
    this.departures = timeline.writes(TENANT_SLOTS);
  }

  /** Users, those read last from memory, with their groups. */
  public ResourceRepository users(ResourceRepository users) {
    Coherence coherence =
        new Coherence(
            timeline.writes(RESOURCE_SLOTS),
            null,
            memberships,
            List.of(all),
            null,
            List.of(departures));
    return known(
        USER,
        new CachingResourceRepository(
            users, resources("user", coherence), searches("user"), coherence));
  }

  /** Groups, those read last from memory, without their members. */
  public GroupRepository groups(GroupRepository groups) {
    Coherence coherence =
        new Coherence(
            timeline.writes(RESOURCE_SLOTS),
            departures,
            null,
            List.of(all),
            memberships,
            List.of(departures));
    return known(
        GROUP,
        new CachingGroupRepository(
            groups, resources("group", coherence), searches("group"), coherence));
  }

  /**
   * Resources of a type that the server's own schemas define.
   *
   * @param type its name
   */
  public ResourceRepository custom(String type, ResourceRepository resources) {
    String prefix = "custom-" + type;
    Coherence coherence =
        new Coherence(timeline.writes(RESOURCE_SLOTS), null, null, List.of(all), null, List.of());
    return known(
        type,
        new CachingResourceRepository(
            resources, resources(prefix, coherence), searches(prefix), coherence));
  }

  private ReadThrough<ResourceKey, CachedResource> resources(String prefix, Coherence coherence) {
    return new ReadThrough<>(
        backend.resources(prefix),
        lease,
        timeline,
        coherence,
        _ -> true,
        CacheSettings.MAX_RESOURCE_BYTES);
  }

  private @Nullable CachedSearches searches(String prefix) {
    return keepsPages
        ? new CachedSearches(
            new ReadThrough<>(
                backend.pages(prefix),
                lease,
                timeline,
                new CachedSearches.PageFreshness(all),
                new Doorkeeper<QueryKey>(SEARCH_SLOTS)::admits,
                CacheSettings.MAX_PAGE_BYTES))
        : null;
  }

  private <T extends CachingResourceRepository> T known(String type, T cache) {
    caches.put(type, cache);
    return cache;
  }

  /** What a poll told. */
  void apply(ChangeBatch batch) {
    if (batch.complete()) {
      batch.changes().forEach(change -> apply(change, batch.polled()));
      timeline.applied(batch.polled());
    } else {
      timeline.missed(batch.polled());
    }
  }

  private void apply(ResourceChange change, LogHorizon polled) {
    CachingResourceRepository cache = caches.get(change.type());
    if (cache != null) {
      cache.heard(change, polled);
    } else {
      all.heard(change.tenant(), polled);
    }
  }

  @Override
  public List<Reads> reads() {
    return caches.entrySet().stream()
        .flatMap(entry -> entry.getValue().reads(entry.getKey()))
        .sorted(Comparator.comparing(Reads::type))
        .toList();
  }

  @Override
  public Optional<Duration> age() {
    return Optional.of(lease.age());
  }

  @Override
  public long heapBytes() {
    return backend.heapBytes();
  }

  @Override
  public void close() {
    backend.close();
  }
}
