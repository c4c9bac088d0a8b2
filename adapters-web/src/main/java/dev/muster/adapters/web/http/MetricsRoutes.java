package dev.muster.adapters.web.http;

import dev.muster.application.port.profile.CacheProfile;
import dev.muster.application.port.profile.PoolProfile;
import dev.muster.application.port.profile.StatementProfile;
import dev.muster.application.port.profile.StatementProfiles;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * Numbers for Prometheus: requests by route and status, connections, memory, statements, and the
 * JVM. Routes are named by their pattern, statements by their mapper: nothing that a client sent is
 * in a name or a tag. Needs no token.
 */
public final class MetricsRoutes implements Routes, AutoCloseable {

  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final String NOWHERE = "none";
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(10)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbage = new JvmGcMetrics();
  private final PoolProfile pool;
  private final CacheProfile cache;
  private final StatementProfiles profiles;
  private final Map<Answered, Timer> requests = new ConcurrentHashMap<>();

  /** As they were when they were last asked for. */
  private final Map<String, StatementProfile> statements = new ConcurrentHashMap<>();

  /** What is counted together: as many as there are routes, methods and statuses. */
  private record Answered(String method, String route, int status) {}

  /**
   * @param cache its types do not change
   */
  public MetricsRoutes(PoolProfile pool, CacheProfile cache, StatementProfiles profiles) {
    this.pool = pool;
    this.cache = cache;
    this.profiles = profiles;
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    garbage.bindTo(registry);
    connections("active", PoolProfile.Pool::active);
    connections("idle", PoolProfile.Pool::idle);
    connections("waiting", PoolProfile.Pool::waiting);
    FunctionCounter.builder("muster.pool.refused", pool, now -> now.pool().refused())
        .description("Requests that were refused because they would have waited long")
        .register(registry);
    FunctionCounter.builder("muster.pool.timeouts", pool, now -> now.pool().timeouts())
        .description("Requests that waited for a connection in vain")
        .register(registry);
    TimeGauge.builder("muster.cache.staleness", cache, TimeUnit.NANOSECONDS, MetricsRoutes::age)
        .description("Since the changes were asked for that memory has; NaN: nothing is cached")
        .register(registry);
    Gauge.builder("muster.cache.heap", cache, CacheProfile::heapBytes)
        .description("What is kept in memory, as far as MUSTER_CACHE_HEAP bounds it")
        .baseUnit(BaseUnits.BYTES)
        .register(registry);
    for (CacheProfile.Reads reads : cache.reads()) {
      reads(reads.type(), "hit", CacheProfile.Reads::hits);
      reads(reads.type(), "miss", CacheProfile.Reads::misses);
      reads(reads.type(), "bypass", CacheProfile.Reads::bypasses);
      FunctionCounter.builder(
              "muster.cache.evictions",
              cache,
              now -> sum(now, reads.type(), CacheProfile.Reads::evictions))
          .description("Resources that went from memory because it was full")
          .tag("type", reads.type())
          .register(registry);
    }
  }

  private static double age(CacheProfile cache) {
    return cache.age().map(age -> (double) age.toNanos()).orElse(Double.NaN);
  }

  private void connections(String state, ToDoubleFunction<PoolProfile.Pool> number) {
    Gauge.builder("muster.pool.connections", pool, now -> number.applyAsDouble(now.pool()))
        .description("Connections to the database, and requests that wait for one")
        .tag("state", state)
        .register(registry);
  }

  private void reads(String type, String result, ToDoubleFunction<CacheProfile.Reads> number) {
    FunctionCounter.builder("muster.cache.reads", cache, now -> sum(now, type, number))
        .description("Reads by id, by whether they were answered from memory")
        .tags("type", type, "result", result)
        .register(registry);
  }

  private static double sum(
      CacheProfile cache, String type, ToDoubleFunction<CacheProfile.Reads> number) {
    return cache.reads().stream()
        .filter(reads -> reads.type().equals(type))
        .mapToDouble(number)
        .sum();
  }

  @Override
  public void register(RoutesConfig routes) {
    Routes.read(routes, "/metrics", this::send);
  }

  /** Counts a request whose answer is ready. */
  public void count(AnsweredRequest request) {
    String route = request.route() == null ? NOWHERE : request.route();
    Answered answered = new Answered(request.method(), route, request.status());
    Timer timer = requests.get(answered);
    if (timer == null) {
      timer = requests.computeIfAbsent(answered, this::timer);
    }
    timer.record(request.duration(), TimeUnit.NANOSECONDS);
  }

  private Timer timer(Answered answered) {
    return Timer.builder("muster.requests")
        .description("Requests until their answer was ready")
        .tags(
            "method",
            answered.method(),
            "route",
            answered.route(),
            "status",
            Integer.toString(answered.status()))
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private void send(Context context) {
    for (StatementProfile profile : profiles.statements()) {
      if (statements.put(profile.name(), profile) == null) {
        registerStatement(profile.name());
      }
    }
    context.header("Cache-Control", "no-store");
    Answers.send(context, 200, TEXT, registry.scrape().getBytes(StandardCharsets.UTF_8));
  }

  /** Once each. */
  private void registerStatement(String name) {
    FunctionTimer.builder(
            "muster.statements",
            statements,
            now -> of(name, now).calls(),
            now -> (double) of(name, now).total(),
            TimeUnit.NANOSECONDS)
        .description("Calls of statements, without the waiting for a connection")
        .tag("statement", name)
        .register(registry);
    FunctionCounter.builder("muster.statement.errors", statements, now -> of(name, now).errors())
        .description("Calls of statements that failed")
        .tag("statement", name)
        .register(registry);
  }

  private static StatementProfile of(String name, Map<String, StatementProfile> statements) {
    StatementProfile profile = statements.get(name);
    return profile == null ? new StatementProfile(name, 0, 0, 0, 0, 0, 0, 0, 0, null) : profile;
  }

  @Override
  public void close() {
    garbage.close();
    registry.close();
  }
}
