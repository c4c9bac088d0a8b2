package dev.muster.bootstrap.wiring;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.password.Argon2PasswordHasher;
import dev.muster.adapters.web.json.JacksonDocumentCodec;
import dev.muster.application.port.out.DocumentCodec;
import dev.muster.application.port.out.PasswordHasher;
import dev.muster.application.port.out.TenantRepository;
import dev.muster.application.service.ExportService;
import dev.muster.application.service.ImportService;
import dev.muster.application.service.ResourceService;
import dev.muster.application.service.ResourceServices;
import dev.muster.domain.resource.ResourceIdGenerator;
import dev.muster.domain.resource.TimeOrderedIdGenerator;
import dev.muster.domain.schema.SchemaRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases of all resource types, for requests, imports and exports. */
@Configuration(proxyBeanMethods = false)
public class ResourceConfiguration {

  @Bean
  DocumentCodec codec() {
    return new JacksonDocumentCodec();
  }

  @Bean
  PasswordHasher passwordHasher() {
    return new Argon2PasswordHasher();
  }

  @Bean
  ResourceServices resourceServices(
      SchemaRegistry schemas,
      ResourceRepositories resources,
      DocumentCodec codec,
      PasswordHasher hasher,
      Clock clock) {
    ResourceIdGenerator ids = new TimeOrderedIdGenerator(clock, new SecureRandom());
    return new ResourceServices(
        schemas.resourceTypes().stream()
            .map(type -> new ResourceService(type, resources.of(type), codec, hasher, ids, clock))
            .toList());
  }

  @Bean
  ImportService importService(
      TenantRepository tenants,
      PostgresPersistence persistence,
      ResourceServices services,
      PasswordHasher hasher) {
    return new ImportService(tenants, persistence.imports(), services, hasher);
  }

  @Bean
  ExportService exportService(
      TenantRepository tenants, PostgresPersistence persistence, SchemaRegistry schemas) {
    return new ExportService(tenants, persistence.exports(), schemas);
  }
}
