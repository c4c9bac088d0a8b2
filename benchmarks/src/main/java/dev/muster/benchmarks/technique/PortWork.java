package dev.muster.benchmarks.technique;

import dev.muster.adapters.persistence.Instrumentation;
import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.adapters.web.json.JacksonDocumentCodec;
import dev.muster.application.port.out.DocumentCodec;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.profile.StatementProfiles;
import dev.muster.benchmarks.population.Loader;
import dev.muster.benchmarks.population.Population;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.SchemaRegistry;
import dev.muster.domain.schema.definition.SchemaDefinitions;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The work that is asked for at the port of the users, in both ways. */
public final class PortWork implements AutoCloseable {

  /** The one that is loaded. */
  static final TenantId TENANT = new TenantId(1);

  /** As many as the pool has connections on two cores. */
  static final int THREADS = 8;

  /** How long changes stay before they are folded into the totals, and a bit. */
  private static final int SETTLING_SECONDS = 6;

  private final Population population;
  private final Loader.Address address;
  private final SchemaRegistry schemas = new SchemaDefinitions().registry();
  private final ResourceType type = schemas.user();
  private final PostgresPersistence persistence;

  public PortWork(Population population, Loader.Address address) {
    this.population = population;
    this.address = address;
    this.persistence =
        PostgresPersistence.open(settings(), schemas, MigrationMode.CHECK, Clock.systemUTC());
  }

  private ConnectionSettings settings() {
    return new ConnectionSettings(address.url(), address.user(), address.password(), THREADS);
  }

  /** Waits until what was loaded is folded into totals. */
  public void settle() {
    for (int second = 0; second < SETTLING_SECONDS; second++) {
      if (persistence.changes().prune() > 0) {
        break;
      }
      try {
        TimeUnit.SECONDS.sleep(1);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    while (persistence.changes().prune() > 0) {
      // There is more.
    }
  }

  /**
   * Both ways to do the work of a technique.
   *
   * @param parts what is opened for it is kept there until it is closed
   * @throws IllegalArgumentException if it is not one of this port
   */
  public Comparison of(Technique technique, Consumer<AutoCloseable> parts) throws SQLException {
    ResourceRepository users = persistence.users();
    StatementProfiles statements = persistence.statements();
    DocumentCodec codec = new JacksonDocumentCodec();
    PageWork pages = new PageWork(population, type, codec, users, statements);
    return switch (technique) {
      case POOL -> pool(parts);
      case PROJECTION -> pages.projection();
      case DATABASE_SEARCH -> pages.databaseSearch();
      case BATCH -> new BatchWork(population, users, statements).comparison();
      case INDEX -> pages.index(DroppedIndex.of(address, parts));
      case SINGLE_FLIGHT -> SharedReads.comparison(persistence, population, parts);
      case JOIN -> pages.join();
      case COHERENCE -> CoherentWrites.comparison(persistence, population, type, codec, parts);
      case CACHE, PAGES, PAGES_MISSED, PROFILE, PROFILE_CACHED, MISSES ->
          throw new IllegalArgumentException(technique + " is measured elsewhere");
    };
  }

  private Comparison pool(Consumer<AutoCloseable> parts) {
    PostgresPersistence unpooled =
        PostgresPersistence.open(
            settings(),
            schemas,
            MigrationMode.CHECK,
            Clock.systemUTC(),
            Instrumentation.TIMED.over(PlainConnections::eachForOneUse));
    parts.accept(unpooled);
    return new Comparison(
        Technique.POOL,
        finding(persistence.users(), persistence.statements()),
        finding(unpooled.users(), unpooled.statements()));
  }

  private Variant finding(ResourceRepository users, StatementProfiles statements) {
    return new PortVariant(
        number -> users.find(TENANT, id(population, number)).orElseThrow(), THREADS, statements);
  }

  /** Looks random, and is each user once before any of them comes again. */
  static ResourceId id(Population population, long number) {
    return new ResourceId(population.id(user(population, number)));
  }

  static int user(Population population, long number) {
    return (int) (number * 1_000_003 % population.size());
  }

  @Override
  public void close() {
    persistence.close();
  }
}
