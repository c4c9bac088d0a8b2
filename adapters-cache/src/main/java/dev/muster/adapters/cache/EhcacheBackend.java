package dev.muster.adapters.cache;

import dev.muster.application.port.out.GroupRepository;
import dev.muster.application.port.out.ResourceRepository;
import java.util.List;
import java.util.Optional;
import org.ehcache.Cache;
import org.ehcache.CacheManager;
import org.ehcache.config.builders.CacheConfigurationBuilder;
import org.ehcache.config.builders.CacheManagerBuilder;
import org.ehcache.config.builders.ExpiryPolicyBuilder;
import org.ehcache.config.builders.ResourcePoolsBuilder;

/** Caches in the heap of this process, by Ehcache; each sized by entries. */
public final class EhcacheBackend implements AutoCloseable {

  private final CacheSettings settings;
  private final CacheManager manager = CacheManagerBuilder.newCacheManagerBuilder().build(true);

  /** Advanced when somebody may have come into a group, left it, or the group's name changed. */
  private final Epochs memberships = new Epochs();

  /** Advanced when something went that was in a group, which is a new version of the group. */
  private final Epochs departures = new Epochs();

  public EhcacheBackend(CacheSettings settings) {
    this.settings = settings;
  }

  /** Users, those read last from memory, with their groups. */
  public ResourceRepository cacheUsers(ResourceRepository users) {
    return new CachingResourceRepository(
        users, store("user"), new Coherence(null, memberships, List.of(), List.of(departures)));
  }

  /** Groups, those read last from memory, without their members. */
  public GroupRepository cacheGroups(GroupRepository groups) {
    return new CachingGroupRepository(
        groups,
        store("group"),
        new Coherence(departures, null, List.of(memberships), List.of(departures)));
  }

  /**
   * Resources of a type that the server's own schemas define.
   *
   * @param type its name
   */
  public ResourceRepository cacheCustom(String type, ResourceRepository resources) {
    return new CachingResourceRepository(resources, store("custom-" + type), Coherence.ALONE);
  }

  private ResourceStore store(String prefix) {
    return new Store(
        manager.createCache(
            prefix,
            CacheConfigurationBuilder.newCacheConfigurationBuilder(
                    ResourceKey.class,
                    CachedResource.class,
                    ResourcePoolsBuilder.heap(settings.maxEntries()))
                .withExpiry(ExpiryPolicyBuilder.timeToLiveExpiration(settings.timeToLive()))));
  }

  @Override
  public void close() {
    manager.close();
  }

  private record Store(Cache<ResourceKey, CachedResource> cache) implements ResourceStore {

    @Override
    public Optional<CachedResource> get(ResourceKey key) {
      return Optional.ofNullable(cache.get(key));
    }

    @Override
    public void put(ResourceKey key, CachedResource resource) {
      cache.put(key, resource);
    }

    @Override
    public void remove(ResourceKey key) {
      cache.remove(key);
    }
  }
}
