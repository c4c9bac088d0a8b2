package dev.muster.benchmarks.server;

import dev.muster.adapters.persistence.Instrumentation;
import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.web.http.Routes;
import dev.muster.adapters.web.http.WebServer;
import dev.muster.adapters.web.http.WebSettings;
import dev.muster.application.port.in.AuthenticateUseCase;
import dev.muster.bootstrap.settings.Settings;
import dev.muster.domain.schema.SchemaRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A server that neither watches its requests nor takes the time of its statements. */
@Configuration(proxyBeanMethods = false)
class UnwatchedConfiguration {

  @Bean
  PostgresPersistence persistence(
      ConnectionSettings connections, SchemaRegistry schemas, Settings settings, Clock clock) {
    return PostgresPersistence.open(
        connections,
        schemas,
        settings.migration(),
        clock,
        Instrumentation.TIMED.by((dataSource, statistics) -> new UntimedStatements(dataSource)));
  }

  @Bean
  WebServer webServer(WebSettings settings, AuthenticateUseCase authenticate, List<Routes> routes) {
    return WebServer.start(settings, authenticate, routes);
  }
}
