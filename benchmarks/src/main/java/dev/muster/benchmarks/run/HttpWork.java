package dev.muster.benchmarks.run;

import dev.muster.benchmarks.control.ServerProcess;
import dev.muster.benchmarks.figure.Figure;
import dev.muster.benchmarks.figure.Workload;
import dev.muster.benchmarks.population.Population;
import dev.muster.benchmarks.population.Population.Crowd;
import dev.muster.benchmarks.server.MusterServer;
import dev.muster.benchmarks.technique.Comparison;
import dev.muster.benchmarks.technique.Technique;
import dev.muster.bootstrap.settings.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The work that is asked for over HTTP, of servers that differ in one thing. */
final class HttpWork implements AutoCloseable {

  /** Of a user that loads a population, at the least. */
  private static final int LEAST_BODY = 500;

  private static final Map<String, String> AS_IT_COMES =
      Map.of(Setting.CACHE.variable(), "ehcache", Setting.CACHE_TTL.variable(), "3600s");
  private static final Map<String, String> UNCACHED = Map.of(Setting.CACHE.variable(), "none");
  private static final Map<String, String> UNWATCHED =
      Map.of(MusterServer.UNWATCHED, "", Setting.SERVER_TIMING.variable(), "off");

  private final TechniqueOptions options;
  private final Population population;
  private final Map<String, String> settings;
  private final Path log;
  private final Parts parts;
  private final Map<Map<String, String>, ServerProcess> servers = new HashMap<>();

  /**
   * Starts the servers that the techniques need, and does not wait for them.
   *
   * @param settings where the database is, and the token
   * @param parts what is started is kept there
   */
  HttpWork(
      TechniqueOptions options,
      Population population,
      Map<String, String> settings,
      Path folder,
      Parts parts)
      throws IOException {
    this.options = options;
    this.population = population;
    this.settings = settings;
    this.log = folder.resolve("servers.log");
    this.parts = parts;
    for (Technique technique : options.techniques()) {
      if (technique.place() == Technique.Place.HTTP) {
        var _ = of(technique);
      }
    }
  }

  /**
   * Both ways to do the work of a technique.
   *
   * @throws IllegalArgumentException if it is not one that is asked for over HTTP
   */
  Comparison of(Technique technique) throws IOException {
    return switch (technique) {
      case CACHE -> comparison(technique, Figure.READ_CACHED, AS_IT_COMES, UNCACHED);
      case PAGES -> comparison(technique, Figure.SEARCH, pages(1_000), pages(0));
      case PAGES_MISSED -> comparison(technique, Figure.LOOKUP, pages(200), pages(0));
      case PROFILE ->
          comparison(technique, Figure.READ_UNCACHED, UNCACHED, both(UNCACHED, UNWATCHED));
      case PROFILE_CACHED ->
          comparison(technique, Figure.READ_CACHED, AS_IT_COMES, both(AS_IT_COMES, UNWATCHED));
      case POOL,
          PROJECTION,
          DATABASE_SEARCH,
          BATCH,
          INDEX,
          SINGLE_FLIGHT,
          JOIN,
          COHERENCE,
          MISSES ->
          throw new IllegalArgumentException(technique + " is measured elsewhere");
    };
  }

  private Comparison comparison(
      Technique technique, Figure figure, Map<String, String> with, Map<String, String> without)
      throws IOException {
    HttpRequests requests =
        HttpRequests.toMuster(new Workload(figure, population, List.of()), Crowd.LARGE, LEAST_BODY);
    AtomicLong next = new AtomicLong(Rehearsal.SAMPLE + 1);
    int connections = options.connections();
    return new Comparison(
        technique,
        new HttpVariant(server(with), requests, connections, next),
        new HttpVariant(server(without), requests, connections, next));
  }

  private static Map<String, String> pages(int most) {
    return both(AS_IT_COMES, Map.of(Setting.CACHE_PAGES.variable(), Integer.toString(most)));
  }

  private ServerProcess server(Map<String, String> more) throws IOException {
    ServerProcess server = servers.get(more);
    if (server == null) {
      server =
          parts.keep(
              ServerProcess.start(
                  "muster",
                  MusterServer.class.getName(),
                  options.jvm(),
                  both(settings, more),
                  log));
      servers.put(more, server);
    }
    return server;
  }

  private static Map<String, String> both(Map<String, String> some, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(some);
    all.putAll(more);
    return all;
  }

  /** Ends the servers. */
  @Override
  public void close() {
    servers.values().forEach(ServerProcess::close);
  }
}
