package dev.muster.bootstrap.wiring;

import dev.muster.adapters.cache.freshness.Staleness;
import dev.muster.adapters.cache.token.CachingTokenRepository;
import dev.muster.adapters.persistence.Instrumentation;
import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.application.port.out.ChangeLog;
import dev.muster.application.port.out.DirectorySearch;
import dev.muster.application.port.out.GroupMemberSearch;
import dev.muster.application.port.out.SigningKeys;
import dev.muster.application.port.out.StoreProbe;
import dev.muster.application.port.out.TenantRepository;
import dev.muster.bootstrap.settings.Settings;
import dev.muster.domain.schema.SchemaRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The outgoing ports on PostgreSQL. */
@Configuration(proxyBeanMethods = false)
public class PersistenceConfiguration {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  PostgresPersistence persistence(
      ConnectionSettings connections, SchemaRegistry schemas, Settings settings, Clock clock) {
    return PostgresPersistence.open(
        connections,
        schemas,
        settings.migration(),
        clock,
        Instrumentation.TIMED.slowerThan(settings.reporting().slowStatement()));
  }

  @Bean
  TenantRepository tenants(PostgresPersistence persistence, CachingTokenRepository tokens) {
    return tokens.withTokens(persistence.tenants());
  }

  @Bean
  Staleness staleness(Settings settings) {
    return new Staleness(settings.cache().staleness(), System::nanoTime);
  }

  @Bean
  CachingTokenRepository tokens(PostgresPersistence persistence, Staleness staleness) {
    return new CachingTokenRepository(persistence.tokens(), staleness);
  }

  @Bean
  ChangeLog changes(PostgresPersistence persistence) {
    return persistence.changes();
  }

  @Bean(destroyMethod = "")
  StoreProbe probe(PostgresPersistence persistence) {
    return persistence.probe();
  }

  @Bean
  SigningKeys signingKeys(PostgresPersistence persistence) {
    return persistence.signingKeys();
  }

  @Bean
  DirectorySearch directorySearch(PostgresPersistence persistence) {
    return persistence.directory();
  }

  @Bean
  GroupMemberSearch groupMemberSearch(PostgresPersistence persistence) {
    return persistence.groupMembers();
  }
}
