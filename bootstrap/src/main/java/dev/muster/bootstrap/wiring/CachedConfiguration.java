package dev.muster.bootstrap.wiring;

import dev.muster.adapters.cache.ChangeFollower;
import dev.muster.adapters.cache.ResourceCaches;
import dev.muster.adapters.cache.ehcache.EhcacheBackend;
import dev.muster.adapters.cache.ehcache.NoRoomException;
import dev.muster.adapters.cache.freshness.Lease;
import dev.muster.adapters.cache.freshness.Staleness;
import dev.muster.adapters.cache.redis.RedisBackend;
import dev.muster.adapters.cache.redis.RedisSettings;
import dev.muster.adapters.cache.store.CacheBackend;
import dev.muster.adapters.cache.store.CacheSettings;
import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.SigningKeys;
import dev.muster.bootstrap.settings.Caching;
import dev.muster.bootstrap.settings.Setting;
import dev.muster.bootstrap.settings.SettingException;
import dev.muster.bootstrap.settings.Settings;
import dev.muster.domain.schema.SchemaRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads and searches are answered from a cache where possible. */
@Configuration(proxyBeanMethods = false)
public class CachedConfiguration {

  /** The name of the key by which servers know each other's entries. */
  private static final String ENTRIES = "cache";

  /** Polls in the time for which one poll lets memory be used. */
  private static final int POLLS = 5;

  private static final Duration SHORTEST = Duration.ofMillis(5);
  private static final Duration LONGEST_INTERVAL = Duration.ofMillis(50);
  private static final Duration LONGEST_POLL = Duration.ofSeconds(1);

  @Bean
  Lease lease(Staleness staleness) {
    return new Lease(staleness);
  }

  /** Closed by those who use it. */
  @Bean(destroyMethod = "")
  CacheBackend cacheBackend(
      Settings settings, SchemaRegistry schemas, Lease lease, SigningKeys keys) {
    Caching cache = settings.cache();
    return cache
        .redisUrl()
        .<CacheBackend>map(
            url ->
                new RedisBackend(
                    redis(url, cache.redisPrefix(), schemas),
                    cache.timeToLive(),
                    lease,
                    keys.key(ENTRIES)))
        .orElseGet(
            () ->
                new EhcacheBackend(
                    new CacheSettings(
                        cache.timeToLive(),
                        cache.maxEntries(),
                        cache.pages(),
                        cache.heap(),
                        cache.offHeap())));
  }

  private static RedisSettings redis(String url, String prefix, SchemaRegistry schemas) {
    try {
      return new RedisSettings(url, prefix, schemas.resourceTypes().toString());
    } catch (IllegalArgumentException invalid) {
      throw new SettingException(Setting.REDIS_URL, "is not an address of Redis.");
    }
  }

  @Bean
  ResourceCaches caches(CacheBackend backend, Settings settings, Lease lease) {
    return new ResourceCaches(backend, lease, settings.cache().pages() > 0);
  }

  /**
   * Begins when all that is cached is known.
   *
   * @param resources are cached by then
   */
  @Bean
  ChangeFollower changeFollower(
      PostgresPersistence persistence,
      ResourceCaches caches,
      ResourceRepositories resources,
      Lease lease,
      Settings settings) {
    Duration staleness = settings.cache().staleness();
    Duration interval = between(staleness.dividedBy(POLLS), LONGEST_INTERVAL);
    Duration limit = between(staleness.minus(interval), LONGEST_POLL);
    return new ChangeFollower(persistence.changeFeed(limit), caches, lease, interval).start();
  }

  private static Duration between(Duration wanted, Duration longest) {
    Duration most = wanted.compareTo(longest) < 0 ? wanted : longest;
    return most.compareTo(SHORTEST) < 0 ? SHORTEST : most;
  }

  @Bean
  ResourceRepositories resources(PostgresPersistence persistence, ResourceCaches caches) {
    try {
      Map<String, ResourceRepository> custom = new HashMap<>();
      persistence
          .custom()
          .forEach((name, resources) -> custom.put(name, caches.custom(name, resources)));
      return new ResourceRepositories(
          caches.users(persistence.users()), caches.groups(persistence.groups()), custom);
    } catch (NoRoomException tooMuch) {
      throw new SettingException(
          Setting.CACHE_OFF_HEAP,
          "cannot be had, for each type and for its pages, within -XX:MaxDirectMemorySize: "
              + tooMuch.getMessage());
    }
  }
}
