package dev.muster.bootstrap.wiring;

import dev.muster.adapters.cache.CacheSettings;
import dev.muster.adapters.cache.EhcacheBackend;
import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.bootstrap.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads by id are answered from the memory of this process where possible. */
@Configuration(proxyBeanMethods = false)
public class EhcacheConfiguration {

  @Bean
  EhcacheBackend cache(Settings settings) {
    return new EhcacheBackend(
        new CacheSettings(settings.cacheTimeToLive(), settings.cacheMaxEntries()));
  }

  @Bean
  ResourceRepositories resources(PostgresPersistence persistence, EhcacheBackend cache) {
    Map<String, ResourceRepository> custom = new HashMap<>();
    persistence
        .custom()
        .forEach((name, resources) -> custom.put(name, cache.cacheCustom(name, resources)));
    return new ResourceRepositories(
        cache.cacheUsers(persistence.users()), cache.cacheGroups(persistence.groups()), custom);
  }
}
