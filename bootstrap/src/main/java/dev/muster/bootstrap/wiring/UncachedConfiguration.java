package dev.muster.bootstrap.wiring;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.application.port.out.ResourceRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every read asks the database. */
@Configuration(proxyBeanMethods = false)
public class UncachedConfiguration {

  @Bean
  ResourceRepository users(PostgresPersistence persistence) {
    return persistence.users();
  }
}
