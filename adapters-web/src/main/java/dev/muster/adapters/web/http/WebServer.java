package dev.muster.adapters.web.http;

import dev.muster.application.port.in.AuthenticateUseCase;
import dev.muster.domain.error.DirectoryException;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.jspecify.annotations.Nullable;

/** The HTTP server: Javalin on virtual threads, with a limit to everything. */
public final class WebServer implements AutoCloseable {

  /** Every path of SCIM starts so. */
  public static final String SCIM = "/scim/v2";

  /** Every path of administration starts so. */
  static final String ADMIN = "/admin";

  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);

  /** How long a client may pause in the middle of a request while the server stops. */
  private static final Duration SHUTDOWN_IDLE_TIMEOUT = Duration.ofSeconds(3);

  /** For how long a connection may be silent before it ends, while the server stops. */
  private static final Duration SHUTDOWN_MOMENT = Duration.ofMillis(250);

  private static final int MAX_HEADER_BYTES = 128 * 1024;
  private static final int MAX_CONNECTIONS = 10_000;

  private final WebSettings settings;
  private final Javalin javalin;

  private WebServer(WebSettings settings, Javalin javalin) {
    this.settings = settings;
    this.javalin = javalin;
  }

  /** Starts to listen, and watches no requests. */
  public static WebServer start(
      WebSettings settings, AuthenticateUseCase authenticate, List<Routes> routes) {
    return start(settings, authenticate, routes, null);
  }

  /**
   * Starts to listen.
   *
   * @param watch if not null, follows each request
   * @throws AddressInUseException if another process does
   * @throws IllegalArgumentException if a setting cannot be used
   */
  public static WebServer start(
      WebSettings settings,
      AuthenticateUseCase authenticate,
      List<Routes> routes,
      @Nullable RequestWatch watch) {
    BearerAuthentication authentication =
        new BearerAuthentication(authenticate, watch, settings.serverTiming());
    Routes all = Routes.all(routes);
    // Traces tell of each step on the way of a request through its route.
    boolean allGoFar = all.near().isEmpty() || (watch != null && watch.isTracing());
    NearReads near =
        allGoFar ? null : new NearReads(all.near(), authentication, watch, settings.serverTiming());
    Javalin javalin =
        Javalin.create(
            config -> {
              configure(config, settings, near);
              if (watch != null) {
                config.requestLogger.http(
                    (context, milliseconds) -> watch.end(AnsweredRequest.of(context)));
              }
              config.routes.before(authentication::check);
              all.register(config.routes);
            });
    try {
      return new WebServer(settings, javalin.start());
    } catch (JavalinBindException inUse) {
      throw new AddressInUseException(settings.host(), settings.port(), inUse);
    } catch (RuntimeException failure) {
      if (failure.getCause() instanceof BindException) {
        throw new AddressInUseException(settings.host(), settings.port(), failure);
      }
      throw failure;
    }
  }

  private static void configure(
      JavalinConfig config, WebSettings settings, @Nullable NearReads near) {
    config.concurrency.useVirtualThreads = true;
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.generateEtags = false;
    config.http.prefer405over404 = true;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.http.defaultContentType = Answers.SCIM_JSON;
    RequestsUnderWay requests = new RequestsUnderWay(new GracefulHandler(near));
    config.jetty.modifyServer(server -> limit(server, requests, settings));
    config.jetty.modifyServletContextHandler(
        context -> {
          context.setSessionHandler(new NoSessions());
          context.getServletHandler().setDecodeAmbiguousURIs(true);
          // There are no filters, and the cache of their chains would keep filling up with paths.
          context.getServletHandler().setFilterChainsCached(false);
        });
    config.jetty.addConnector((server, http) -> connector(server, http, requests, settings));
    config.routes.exception(DirectoryException.class, ErrorMapper::handle);
    config.routes.exception(ProtocolException.class, ErrorMapper::handle);
    config.routes.exception(HttpResponseException.class, ErrorMapper::handle);
    config.routes.exception(IllegalArgumentException.class, ErrorMapper::handle);
    config.routes.exception(UncheckedIOException.class, ErrorMapper::handle);
    config.routes.exception(Exception.class, ErrorMapper::handle);
  }

  private static void limit(Server server, RequestsUnderWay requests, WebSettings settings) {
    server.setErrorHandler(new JettyErrors());
    server.setHandler(new NamedRequests(requests));
    server.setStopTimeout(settings.drainTimeout().toMillis());
    server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, server));
  }

  private static ServerConnector connector(
      Server server, HttpConfiguration http, RequestsUnderWay requests, WebSettings settings) {
    http.setSendServerVersion(false);
    http.setSendDateHeader(true);
    http.setRequestHeaderSize(MAX_HEADER_BYTES);
    // It ignores case: a token in other letters would pass for the one before it on its connection.
    // And it takes 100 KB of each connection.
    http.setHeaderCacheSize(0);
    // Ids with encoded slashes are not found, rather than not valid HTTP.
    http.setUriCompliance(
        UriCompliance.DEFAULT.with(
            "muster",
            UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
            UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING,
            UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT,
            UriCompliance.Violation.SUSPICIOUS_PATH_CHARACTERS));
    TlsFiles tls = settings.tls();
    if (tls != null) {
      http.addCustomizer(new SecureRequestCustomizer(false));
    }
    ServerConnector connector =
        new DrainingConnector(
            server,
            tls == null ? null : tls.load(),
            new HttpConnectionFactory(http),
            requests,
            SHUTDOWN_MOMENT);
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
    connector.setShutdownIdleTimeout(SHUTDOWN_IDLE_TIMEOUT.toMillis());
    return connector;
  }

  /** The port on which it listens. */
  public int port() {
    return javalin.port();
  }

  /** Where it can be reached on this machine. */
  public String localUrl() {
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return (settings.tls() == null ? "http://" : "https://") + host + ":" + port();
  }

  /** All that it answers: methods and the patterns of paths, such as {@code GET /health/live}. */
  public Set<String> routes() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(route -> route.endpoint)
        .filter(route -> route.method.isHttpMethod())
        .map(route -> route.method.name() + " " + route.path)
        .collect(Collectors.toSet());
  }

  /** Accepts nothing more, lets requests in flight end, and stops. */
  @Override
  public void close() {
    javalin.stop();
  }
}
