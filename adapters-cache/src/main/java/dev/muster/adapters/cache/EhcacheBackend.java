package dev.muster.adapters.cache;

import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.resource.StoredResource;
import java.util.Optional;
import org.ehcache.Cache;
import org.ehcache.CacheManager;
import org.ehcache.config.builders.CacheConfigurationBuilder;
import org.ehcache.config.builders.CacheManagerBuilder;
import org.ehcache.config.builders.ExpiryPolicyBuilder;
import org.ehcache.config.builders.ResourcePoolsBuilder;

/** Caches in the heap of this process, by Ehcache; sized by entries. */
public final class EhcacheBackend implements AutoCloseable {

  private static final String USER = "user";

  private final CacheManager manager;

  public EhcacheBackend(CacheSettings settings) {
    this.manager =
        CacheManagerBuilder.newCacheManagerBuilder()
            .withCache(
                USER,
                CacheConfigurationBuilder.newCacheConfigurationBuilder(
                        ResourceKey.class,
                        StoredResource.class,
                        ResourcePoolsBuilder.heap(settings.maxEntries()))
                    .withExpiry(ExpiryPolicyBuilder.timeToLiveExpiration(settings.timeToLive())))
            .build(true);
  }

  /** The users of a repository, those read last from memory. */
  public ResourceRepository cacheUsers(ResourceRepository users) {
    return new CachingResourceRepository(
        users, new Store(manager.getCache(USER, ResourceKey.class, StoredResource.class)));
  }

  @Override
  public void close() {
    manager.close();
  }

  private record Store(Cache<ResourceKey, StoredResource> cache) implements ResourceStore {

    @Override
    public Optional<StoredResource> get(ResourceKey key) {
      return Optional.ofNullable(cache.get(key));
    }

    @Override
    public void put(ResourceKey key, StoredResource resource) {
      cache.put(key, resource);
    }

    @Override
    public void remove(ResourceKey key) {
      cache.remove(key);
    }
  }
}
