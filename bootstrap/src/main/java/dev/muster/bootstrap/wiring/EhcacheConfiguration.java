package dev.muster.bootstrap.wiring;

import dev.muster.adapters.cache.CacheSettings;
import dev.muster.adapters.cache.EhcacheBackend;
import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.bootstrap.settings.Settings;
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
  ResourceRepository users(PostgresPersistence persistence, EhcacheBackend cache) {
    return cache.cacheUsers(persistence.users());
  }
}
