package dev.muster.bootstrap.wiring;

import dev.muster.adapters.web.http.HealthRoutes;
import dev.muster.adapters.web.http.PublicAddress;
import dev.muster.adapters.web.http.RequestBody;
import dev.muster.adapters.web.http.Routes;
import dev.muster.adapters.web.http.WebServer;
import dev.muster.adapters.web.http.WebSettings;
import dev.muster.adapters.web.json.JacksonDocumentCodec;
import dev.muster.adapters.web.scim.DiscoveryRoutes;
import dev.muster.adapters.web.scim.ResourceRoutes;
import dev.muster.application.port.in.AuthenticateUseCase;
import dev.muster.application.port.out.ChangeLog;
import dev.muster.application.port.out.DocumentCodec;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.StoreProbe;
import dev.muster.application.port.out.TenantRepository;
import dev.muster.application.port.out.TokenRepository;
import dev.muster.application.service.AuthenticationService;
import dev.muster.application.service.OperationsService;
import dev.muster.application.service.ResourceService;
import dev.muster.bootstrap.settings.Setting;
import dev.muster.bootstrap.settings.SettingException;
import dev.muster.bootstrap.settings.Settings;
import dev.muster.domain.resource.TimeOrderedIdGenerator;
import dev.muster.domain.schema.SchemaRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What only a running server needs: users over HTTP, health, and housekeeping. */
@Configuration(proxyBeanMethods = false)
public class ServerConfiguration {

  private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(20);

  @Bean
  DocumentCodec codec() {
    return new JacksonDocumentCodec();
  }

  @Bean
  ResourceService userService(
      SchemaRegistry schemas, ResourceRepository users, DocumentCodec codec, Clock clock) {
    return new ResourceService(
        schemas.user(), users, codec, new TimeOrderedIdGenerator(clock, new SecureRandom()), clock);
  }

  @Bean
  AuthenticationService authenticationService(TokenRepository tokens, Clock clock) {
    return new AuthenticationService(tokens, clock);
  }

  @Bean
  OperationsService operationsService(
      AuthenticationService authentication,
      ChangeLog changes,
      TenantRepository tenants,
      StoreProbe probe) {
    return new OperationsService(authentication, changes, tenants, probe);
  }

  @Bean
  Housekeeper housekeeper(OperationsService operations) {
    return new Housekeeper(operations);
  }

  @Bean
  PublicAddress publicAddress(Settings settings) {
    try {
      return new PublicAddress(settings.baseUrl().orElse(null), settings.trustedProxies());
    } catch (IllegalArgumentException invalid) {
      throw new SettingException(
          Setting.TRUSTED_PROXIES,
          "must be addresses or CIDR ranges such as 10.0.0.0/8, not '"
              + String.join(",", settings.trustedProxies())
              + "'.");
    }
  }

  @Bean
  Routes userRoutes(
      SchemaRegistry schemas,
      ResourceService users,
      DocumentCodec codec,
      PublicAddress address,
      Settings settings) {
    return new ResourceRoutes(
        schemas.user(),
        new ResourceRoutes.UseCases(users, users, users, users, users),
        codec,
        new RequestBody(settings.maxBody()),
        address);
  }

  @Bean
  Routes discoveryRoutes(SchemaRegistry schemas, PublicAddress address) {
    return new DiscoveryRoutes(schemas, address);
  }

  @Bean
  Routes healthRoutes(OperationsService operations) {
    return new HealthRoutes(operations);
  }

  @Bean
  WebServer webServer(Settings settings, AuthenticateUseCase authenticate, List<Routes> routes) {
    return WebServer.start(
        new WebSettings(
            settings.host(), settings.port(), settings.tls().orElse(null), DRAIN_TIMEOUT),
        authenticate,
        routes);
  }
}
