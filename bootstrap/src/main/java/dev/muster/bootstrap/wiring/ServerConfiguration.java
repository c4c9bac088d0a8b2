package dev.muster.bootstrap.wiring;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.web.http.HealthRoutes;
import dev.muster.adapters.web.http.MetricsRoutes;
import dev.muster.adapters.web.http.PublicAddress;
import dev.muster.adapters.web.http.RequestBody;
import dev.muster.adapters.web.http.RequestTracing;
import dev.muster.adapters.web.http.RequestWatch;
import dev.muster.adapters.web.http.Routes;
import dev.muster.adapters.web.http.StatementRoutes;
import dev.muster.adapters.web.http.WebServer;
import dev.muster.adapters.web.http.WebSettings;
import dev.muster.adapters.web.scim.BulkRoutes;
import dev.muster.adapters.web.scim.CursorCodec;
import dev.muster.adapters.web.scim.DirectoryRoutes;
import dev.muster.adapters.web.scim.DiscoveryRoutes;
import dev.muster.adapters.web.scim.GroupMemberRoutes;
import dev.muster.adapters.web.scim.MeRoutes;
import dev.muster.adapters.web.scim.RenderedAnswers;
import dev.muster.adapters.web.scim.ResourceRoutes;
import dev.muster.adapters.web.tracing.OpenTelemetryTracing;
import dev.muster.application.port.in.AuthenticateUseCase;
import dev.muster.application.port.out.ChangeLog;
import dev.muster.application.port.out.DirectorySearch;
import dev.muster.application.port.out.DocumentCodec;
import dev.muster.application.port.out.GroupMemberSearch;
import dev.muster.application.port.out.SigningKeys;
import dev.muster.application.port.out.StoreProbe;
import dev.muster.application.port.out.TenantRepository;
import dev.muster.application.port.out.TokenRepository;
import dev.muster.application.port.profile.CacheProfile;
import dev.muster.application.service.AuthenticationService;
import dev.muster.application.service.BulkService;
import dev.muster.application.service.DirectorySearchService;
import dev.muster.application.service.GroupMemberService;
import dev.muster.application.service.OperationsService;
import dev.muster.application.service.ResourceService;
import dev.muster.application.service.ResourceServices;
import dev.muster.bootstrap.settings.Caching;
import dev.muster.bootstrap.settings.Reporting.Switch;
import dev.muster.bootstrap.settings.Setting;
import dev.muster.bootstrap.settings.SettingException;
import dev.muster.bootstrap.settings.Settings;
import dev.muster.domain.schema.GroupMemberType;
import dev.muster.domain.schema.SchemaRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** What only a running server needs: users over HTTP, health, and housekeeping. */
@Configuration(proxyBeanMethods = false)
public class ServerConfiguration {

  private static final String CURSORS = "cursors";

  /** Of the heap one part of so many holds rendered answers; those of 10,000 users need 20 MB. */
  private static final int PARTS_OF_HEAP = 8;

  private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(20);

  @Bean
  AuthenticationService authenticationService(TokenRepository tokens, Clock clock) {
    return new AuthenticationService(tokens, clock);
  }

  @Bean
  OperationsService operationsService(
      AuthenticationService authentication,
      ChangeLog changes,
      TenantRepository tenants,
      ResourceRepositories resources,
      StoreProbe probe) {
    return new OperationsService(
        authentication, changes, List.of(tenants, resources.groups()), probe);
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
  CursorCodec cursorCodec(SigningKeys keys) {
    return new CursorCodec(keys.key(CURSORS));
  }

  @Bean
  ResourceRoutes.Shared shared(
      DocumentCodec codec, CursorCodec cursors, PublicAddress address, Settings settings) {
    return new ResourceRoutes.Shared(
        codec,
        cursors,
        new RequestBody(settings.maxBody()),
        address,
        settings.patchResponse(),
        new RenderedAnswers(Runtime.getRuntime().maxMemory() / PARTS_OF_HEAP));
  }

  @Bean
  Routes resourceRoutes(
      ResourceServices services, ResourceRoutes.Shared shared, Settings settings) {
    List<Routes> all = new ArrayList<>();
    for (ResourceService service : services.all()) {
      ResourceRoutes routes =
          new ResourceRoutes(
              service.type(),
              new ResourceRoutes.UseCases(service, service, service, service, service, service),
              shared);
      all.add(routes);
      if (service.type().isUser()) {
        all.add(new MeRoutes(routes));
      }
    }
    // Only what is in the heap is near; without, reads would ask in vain.
    return settings.cache().backend() == Caching.Backend.EHCACHE
        ? Routes.all(all)
        : config -> all.forEach(routes -> routes.register(config));
  }

  @Bean
  Routes directoryRoutes(
      SchemaRegistry schemas, DirectorySearch directory, ResourceRoutes.Shared shared) {
    return new DirectoryRoutes(
        List.copyOf(schemas.resourceTypes()), new DirectorySearchService(directory), shared);
  }

  @Bean
  Routes groupMemberRoutes(GroupMemberSearch memberships, ResourceRoutes.Shared shared) {
    return new GroupMemberRoutes(new GroupMemberService(memberships), shared);
  }

  @Bean
  BulkService bulkService(ResourceServices services) {
    return new BulkService(services);
  }

  @Bean
  Routes bulkRoutes(BulkService bulks, PublicAddress address) {
    return new BulkRoutes(bulks, address);
  }

  @Bean
  Routes discoveryRoutes(SchemaRegistry schemas, PublicAddress address) {
    return new DiscoveryRoutes(schemas.with(GroupMemberType.TYPE), address);
  }

  @Bean
  Routes healthRoutes(OperationsService operations) {
    return new HealthRoutes(operations);
  }

  @Bean
  Routes statementRoutes(PostgresPersistence persistence) {
    return new StatementRoutes(persistence.statements());
  }

  /** After the repositories, which say which types are cached. */
  @Bean
  @DependsOn("resources")
  MetricsRoutes metricsRoutes(PostgresPersistence persistence, CacheProfile cache) {
    return new MetricsRoutes(persistence.poolProfile(), cache, persistence.statements());
  }

  @Bean
  RequestTracing tracing(Settings settings) {
    try {
      return settings
          .reporting()
          .collector()
          .<RequestTracing>map(OpenTelemetryTracing::start)
          .orElse(RequestTracing.NONE);
    } catch (IllegalArgumentException unusable) {
      throw new SettingException(
          Setting.TRACES_ENDPOINT, "OpenTelemetry cannot be started: " + unusable.getMessage());
    }
  }

  @Bean
  RequestWatch requestWatch(Settings settings, RequestTracing tracing, MetricsRoutes metrics) {
    return new RequestWatch(settings.reporting().accessLog() == Switch.ON, tracing, metrics::count);
  }

  @Bean
  WebSettings webSettings(Settings settings) {
    return new WebSettings(
        settings.host(),
        settings.port(),
        settings.tls().orElse(null),
        DRAIN_TIMEOUT,
        settings.reporting().serverTiming() == Switch.ON);
  }

  @Bean
  WebServer webServer(
      WebSettings settings,
      AuthenticateUseCase authenticate,
      List<Routes> routes,
      RequestWatch watch) {
    return WebServer.start(settings, authenticate, routes, watch);
  }
}
