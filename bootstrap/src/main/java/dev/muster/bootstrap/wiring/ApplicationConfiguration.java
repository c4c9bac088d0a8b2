package dev.muster.bootstrap.wiring;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.application.port.out.TenantRepository;
import dev.muster.application.port.out.TokenRepository;
import dev.muster.application.service.ExplainService;
import dev.muster.application.service.IndexService;
import dev.muster.application.service.TenantService;
import dev.muster.application.service.TokenService;
import dev.muster.domain.schema.SchemaRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases that every command needs. */
@Configuration(proxyBeanMethods = false)
public class ApplicationConfiguration {

  @Bean
  TenantService tenantService(TenantRepository tenants) {
    return new TenantService(tenants);
  }

  @Bean
  IndexService indexService(SchemaRegistry schemas, PostgresPersistence persistence) {
    return new IndexService(schemas, persistence.indexes());
  }

  @Bean
  ExplainService explainService(
      SchemaRegistry schemas, TenantRepository tenants, PostgresPersistence persistence) {
    return new ExplainService(schemas, tenants, persistence.searchPlans(), persistence.indexes());
  }

  @Bean
  TokenService tokenService(
      TokenRepository tokens,
      TenantRepository tenants,
      ResourceRepositories resources,
      Clock clock) {
    return new TokenService(tokens, tenants, resources.users(), new SecureRandom(), clock);
  }
}
