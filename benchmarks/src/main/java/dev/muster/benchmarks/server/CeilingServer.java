package dev.muster.benchmarks.server;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.adapters.persistence.connection.ConnectionPool;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.web.http.WebServer;
import dev.muster.adapters.web.http.WebSettings;
import dev.muster.benchmarks.control.Control;
import dev.muster.benchmarks.figure.Figure;
import dev.muster.benchmarks.figure.Identity;
import dev.muster.benchmarks.figure.Workload;
import dev.muster.benchmarks.population.Population;
import dev.muster.bootstrap.settings.Setting;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The process of the ceilings of one database: Muster's own HTTP server without its routes, and a
 * pool as Muster's own.
 */
public final class CeilingServer {

  /** The variables that name the population. */
  public static final String SEED = "BENCH_SEED";

  public static final String SIZE = "BENCH_SIZE";

  /** {@code figure length sample statements}: what it shall do for a figure. */
  public static final String PREPARE = "prepare";

  /** {@code figure nanoseconds first}: runs the statements without HTTP. */
  public static final String LOOP = "loop";

  private final Map<String, CeilingFigure> figures = new ConcurrentHashMap<>();
  private final Population population;
  private final HikariDataSource pool;

  private CeilingServer(Population population, HikariDataSource pool) {
    this.population = population;
    this.pool = pool;
  }

  public static void main(String[] arguments) throws IOException {
    Map<String, String> environment = System.getenv();
    Population population =
        new Population(
            Long.parseLong(environment.getOrDefault(SEED, "")),
            Integer.parseInt(environment.getOrDefault(SIZE, "")));
    ConnectionSettings connections =
        new ConnectionSettings(
            environment.getOrDefault(Setting.DATABASE_URL.variable(), ""),
            environment.getOrDefault(Setting.DATABASE_USER.variable(), ""),
            environment.getOrDefault(Setting.DATABASE_PASSWORD.variable(), ""),
            ConnectionSettings.defaultPoolSize(Runtime.getRuntime().availableProcessors()));
    try (HikariDataSource pool = ConnectionPool.open(connections)) {
      CeilingServer server = new CeilingServer(population, pool);
      try (WebServer web =
          WebServer.start(
              new WebSettings("127.0.0.1", 0, null, Duration.ofSeconds(1), false),
              new NoTokens(),
              List.of(new CeilingRoutes(server.figures)))) {
        new Control().on(PREPARE, server::prepare).on(LOOP, server::loop).serve(web.port());
      }
    }
  }

  private String prepare(String text) {
    String[] words = text.split(" ", -1);
    Figure figure = Figure.of(words[0]).orElseThrow();
    Workload workload = new Workload(figure, population, List.of());
    Identity sample = workload.identity(Long.parseLong(words[2]));
    List<Binder> binders =
        RecordedStatement.decode(words[3]).stream()
            .map(statement -> new Binder(statement, sample, figure.creates()))
            .toList();
    figures.put(
        figure.key(),
        new CeilingFigure(figure, workload, new Replay(pool, binders), Integer.parseInt(words[1])));
    return "";
  }

  private String loop(String text) {
    String[] words = text.split(" ", -1);
    CeilingFigure figure = figures.get(words[0]);
    if (figure == null) {
      throw new IllegalArgumentException("not prepared: " + words[0]);
    }
    return new StatementLoop(figure, pool.getMaximumPoolSize(), Long.parseLong(words[1]))
        .run(Long.parseLong(words[2]));
  }
}
