package dev.muster.bootstrap.wiring;

import dev.muster.adapters.cache.CacheSettings;
import dev.muster.adapters.cache.ChangeFollower;
import dev.muster.adapters.cache.EhcacheBackend;
import dev.muster.adapters.cache.Lease;
import dev.muster.adapters.cache.ResourceCaches;
import dev.muster.adapters.cache.Staleness;
import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.bootstrap.settings.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads by id are answered from the memory of this process where possible. */
@Configuration(proxyBeanMethods = false)
public class EhcacheConfiguration {

  /** Polls in the time for which one poll lets memory be used. */
  private static final int POLLS = 5;

  private static final Duration SHORTEST = Duration.ofMillis(5);
  private static final Duration LONGEST_INTERVAL = Duration.ofMillis(50);
  private static final Duration LONGEST_POLL = Duration.ofSeconds(1);

  @Bean
  Lease lease(Staleness staleness) {
    return new Lease(staleness);
  }

  @Bean
  ResourceCaches caches(Settings settings, Lease lease) {
    return new ResourceCaches(
        new EhcacheBackend(
            new CacheSettings(settings.cacheTimeToLive(), settings.cacheMaxEntries())),
        lease);
  }

  @Bean
  ChangeFollower changeFollower(
      PostgresPersistence persistence, ResourceCaches caches, Lease lease, Settings settings) {
    Duration staleness = settings.cacheStaleness();
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
    Map<String, ResourceRepository> custom = new HashMap<>();
    persistence
        .custom()
        .forEach((name, resources) -> custom.put(name, caches.custom(name, resources)));
    return new ResourceRepositories(
        caches.users(persistence.users()), caches.groups(persistence.groups()), custom);
  }
}
