package dev.muster.adapters.cache;

import dev.muster.application.port.out.GroupRepository;
import dev.muster.application.port.out.ResourceChange;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.profile.CacheProfile;
import dev.muster.domain.schema.CoreSchemas;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Resources of all types behind memory, and what writes of one type mean for another: whoever
 * writes a group makes the groups of users uncertain, and deleting a member is a new version of its
 * group.
 */
public final class ResourceCaches implements CacheProfile, AutoCloseable {

  private static final String USER = CoreSchemas.USER.name();
  private static final String GROUP = CoreSchemas.GROUP.name();

  private final CacheBackend backend;
  private final Lease lease;

  /** Advanced when somebody may have come into a group, left it, or the group's name changed. */
  private final Epochs memberships = new Epochs();

  /** Advanced when something went that was in a group, which is a new version of the group. */
  private final Epochs departures = new Epochs();

  private final Map<String, CachingResourceRepository> caches = new ConcurrentHashMap<>();

  /**
   * @param backend is closed with this
   */
  public ResourceCaches(CacheBackend backend, Lease lease) {
    this.backend = backend;
    this.lease = lease;
  }

  /** Users, those read last from memory, with their groups. */
  public ResourceRepository users(ResourceRepository users) {
    return known(
        USER,
        new CachingResourceRepository(
            users,
            backend.store("user"),
            lease,
            new Coherence(new Epochs(), memberships, List.of(), List.of(departures))));
  }

  /** Groups, those read last from memory, without their members. */
  public GroupRepository groups(GroupRepository groups) {
    return known(
        GROUP,
        new CachingGroupRepository(
            groups,
            backend.store("group"),
            lease,
            new Coherence(departures, null, List.of(memberships), List.of(departures))));
  }

  /**
   * Resources of a type that the server's own schemas define.
   *
   * @param type its name
   */
  public ResourceRepository custom(String type, ResourceRepository resources) {
    return known(
        type,
        new CachingResourceRepository(
            resources,
            backend.store("custom-" + type),
            lease,
            new Coherence(new Epochs(), null, List.of(), List.of())));
  }

  private <T extends CachingResourceRepository> T known(String type, T cache) {
    caches.put(type, cache);
    return cache;
  }

  /** Makes memory forget what another server wrote. */
  void apply(ResourceChange change) {
    CachingResourceRepository cache = caches.get(change.type());
    if (cache != null) {
      cache.forget(change.tenant(), change.id());
    }
  }

  /** Anything may have been written by others. */
  void forgetAll() {
    memberships.advanceAll();
    caches.values().forEach(CachingResourceRepository::forgetAll);
  }

  @Override
  public List<Reads> reads() {
    return caches.entrySet().stream()
        .map(entry -> entry.getValue().reads(entry.getKey()))
        .sorted(Comparator.comparing(Reads::type))
        .toList();
  }

  @Override
  public void close() {
    backend.close();
  }
}
