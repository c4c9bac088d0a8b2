package dev.muster.adapters.cache;

import java.util.Optional;
import org.ehcache.Cache;
import org.ehcache.CacheManager;
import org.ehcache.config.builders.CacheConfigurationBuilder;
import org.ehcache.config.builders.CacheManagerBuilder;
import org.ehcache.config.builders.ExpiryPolicyBuilder;
import org.ehcache.config.builders.ResourcePoolsBuilder;

/** Keeps entries in the heap of this process, by Ehcache; each type sized by entries. */
public final class EhcacheBackend implements CacheBackend {

  private final CacheSettings settings;
  private final CacheManager manager = CacheManagerBuilder.newCacheManagerBuilder().build(true);

  public EhcacheBackend(CacheSettings settings) {
    this.settings = settings;
  }

  @Override
  public ResourceStore store(String prefix) {
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
