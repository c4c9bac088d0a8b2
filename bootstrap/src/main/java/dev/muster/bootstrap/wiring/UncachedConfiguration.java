package dev.muster.bootstrap.wiring;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.application.port.profile.CacheProfile;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every read asks the database. */
@Configuration(proxyBeanMethods = false)
public class UncachedConfiguration {

  @Bean
  CacheProfile cacheProfile() {
    return CacheProfile.NONE;
  }

  @Bean
  ResourceRepositories resources(PostgresPersistence persistence) {
    return new ResourceRepositories(
        persistence.users(), persistence.groups(), persistence.custom());
  }
}
