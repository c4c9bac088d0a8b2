package dev.muster.adapters.persistence.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.persistence.Instrumentation;
import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.adapters.persistence.access.PostgresTenantRepository;
import dev.muster.adapters.persistence.connection.ConnectionPool;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.connection.Database;
import dev.muster.adapters.persistence.index.SearchWatch;
import dev.muster.adapters.persistence.mapping.BoundStatement;
import dev.muster.adapters.persistence.mapping.MapperFactory;
import dev.muster.adapters.persistence.mapping.SlowStatements;
import dev.muster.adapters.persistence.mapping.StatementStatistics;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.adapters.persistence.resource.PostgresResourceRepository;
import dev.muster.adapters.persistence.user.PostgresUserRepository;
import dev.muster.application.fixture.EveryType;
import dev.muster.application.fixture.SettableClock;
import dev.muster.application.fixture.Users;
import dev.muster.application.memory.InMemoryIndexCatalog;
import dev.muster.application.port.out.TenantRepository;
import dev.muster.application.port.profile.SlowCall;
import dev.muster.application.port.profile.StatementProfile;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.SchemaRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.transaction.support.TransactionOperations;

/** Statements that took long, and what is kept of them. */
final class SlowPlansIT {

  private static final Duration SLOW = Duration.ofNanos(1);
  private static final String OTHER = "dev.muster.OtherMapper.total";
  private static final String SECRET = "secret-7134";

  private static final Pattern STATEMENT =
      Pattern.compile("<(?:select|insert|update|delete) id=\"(\\w+)\"");

  private static final List<String> MAPPERS =
      List.of(
          "user/UserMapper",
          "group/GroupMapper",
          "group/MembershipMapper",
          "group/GroupMemberMapper",
          "custom/CustomMapper",
          "directory/DirectoryMapper",
          "access/TenantMapper",
          "access/TokenMapper",
          "key/KeyMapper");

  private static final BoundStatement TOTAL =
      new MapperFactory(
              new PGSimpleDataSource(),
              PostgresResourceRepository.mapperType(),
              PostgresUserRepository.mapperType())
          .bound(PostgresUserRepository.mapperType(), "total", Map.of("tenant", 1, "type", "User"));

  private final ConnectionSettings settings = TestDatabase.create();

  private PostgresPersistence open(Duration slow) {
    return PostgresPersistence.open(
        settings,
        new SchemaRegistry(List.of(CoreSchemas.USER, CoreSchemas.GROUP, EveryType.TYPE)),
        MigrationMode.AUTO,
        Clock.systemUTC(),
        Instrumentation.TIMED.slowerThan(slow));
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 1_000 && !condition.getAsBoolean(); i++) {
      Thread.sleep(10);
    }
  }

  /** The statements whose plan nobody has read yet. */
  private static Set<String> unread(PostgresPersistence persistence) {
    return persistence.statements().statements().stream()
        .filter(statement -> statement.slow() == null)
        .map(StatementProfile::name)
        .collect(Collectors.toSet());
  }

  /** Each statement counts as slow; those that find no room to wait are called again. */
  @Test
  void everyStatement_thatTookLong_getsAPlanWithoutValues() throws Exception {
    try (PostgresPersistence persistence = open(SLOW)) {
      for (int i = 0; i == 0 || (i < 20 && !unread(persistence).isEmpty()); i++) {
        int seen = unread(persistence).size();
        new MixedRun(persistence, SECRET + "-" + i).run();
        for (int wait = 0; wait < 50 && unread(persistence).size() >= seen; wait++) {
          Thread.sleep(10);
        }
      }
      await(() -> unread(persistence).isEmpty());
      assertEquals(Set.of(), unread(persistence));
      List<StatementProfile> statements = persistence.statements().statements();
      assertEquals(
          mapped(),
          statements.stream()
              .map(StatementProfile::name)
              .filter(name -> !name.startsWith("ChangeMapper."))
              .collect(Collectors.toCollection(TreeSet::new)));
      for (StatementProfile statement : statements) {
        assertExplained(statement);
      }
    }
  }

  /** All statements of requests, as the mappers' files have them. */
  private static Set<String> mapped() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String file : MAPPERS) {
      String mapper = file.substring(file.indexOf('/') + 1);
      try (InputStream xml = PostgresPersistence.class.getResourceAsStream(file + ".xml")) {
        String text =
            new String(Objects.requireNonNull(xml, file).readAllBytes(), StandardCharsets.UTF_8);
        STATEMENT
            .matcher(text)
            .results()
            .forEach(found -> names.add(mapper + "." + found.group(1)));
      }
    }
    return names;
  }

  private static void assertExplained(StatementProfile statement) {
    SlowCall slow = statement.slow();
    assertTrue(slow != null && slow.duration() > 0);
    assertFalse(slow.plan().isEmpty(), slow::toString);
    assertFalse(slow.verdict().isEmpty(), slow::toString);
    assertFalse(slow.toString().contains(SECRET), slow::toString);
    assertFalse(slow.sql().contains("?"), slow::sql);
  }

  @Test
  void searchWithoutIndex_thatTookLong_namesTheCommandThatAddsIt() throws Exception {
    try (PostgresPersistence persistence = open(SLOW)) {
      search(persistence);
      await(() -> !unread(persistence).contains("UserMapper.search"));
      SlowCall slow = slow(persistence, "UserMapper.search");
      assertTrue(
          slow.verdict()
              .contains(
                  "No index serves the filter; this adds one: bin/muster index add User:title"),
          slow::toString);
      assertTrue(slow.sql().contains("where tenant_id = $1"), slow::sql);
      assertFalse(slow.toString().contains(SECRET), slow::toString);
    }
  }

  private static SlowCall slow(PostgresPersistence persistence, String name) {
    SlowCall slow =
        persistence.statements().statements().stream()
            .filter(statement -> statement.name().equals(name))
            .findFirst()
            .orElseThrow()
            .slow();
    assertTrue(slow != null, name);
    return slow;
  }

  private static void search(PostgresPersistence persistence) {
    var _ =
        persistence
            .users()
            .search(
                persistence.tenants().create("tenant-" + System.nanoTime()).id(),
                new ResourceQuery(
                    Filter.parse(CoreSchemas.USER, "title eq \"" + SECRET + "\""),
                    Sort.BY_ID,
                    1,
                    10,
                    Projection.standard(CoreSchemas.USER)));
  }

  /** Nothing but the time is asked of a statement that was fast enough. */
  @Test
  void statement_isHandedOverOnlyIfItIsSlow() {
    open(Duration.ZERO).close();
    Handed slow = new Handed();
    TenantRepository tenants =
        new PostgresTenantRepository(
            new Database(1, TransactionOperations.withoutTransaction()),
            new MapperFactory(
                ConnectionPool.unpooled(settings),
                new StatementStatistics(slow),
                PostgresTenantRepository.mapperType()));
    var _ = tenants.list();
    assertEquals(List.of(), slow.handed);
    slow.all = true;
    var _ = tenants.list();
    assertEquals(List.of(PostgresTenantRepository.mapperType().getName() + ".list"), slow.handed);
  }

  private static final class Handed implements SlowStatements {

    private final List<String> handed = new ArrayList<>();
    private boolean all;

    @Override
    public boolean isSlow(long duration) {
      return all;
    }

    @Override
    public void add(String id, Supplier<BoundStatement> statement, long duration) {
      handed.add(id);
    }

    @Override
    public Optional<SlowCall> last(String id) {
      return Optional.empty();
    }
  }

  @Test
  void isSlow_isWhatTakesLongerThanTheThreshold() {
    long hour = Duration.ofHours(1).toNanos();
    try (SlowPlans plans = plans(settings, Duration.ofHours(1), new AtomicLong())) {
      assertFalse(plans.isSlow(hour));
      assertTrue(plans.isSlow(hour + 1));
    }
    try (SlowPlans none = plans(settings, Duration.ZERO, new AtomicLong())) {
      assertFalse(none.isSlow(hour));
    }
  }

  @Test
  void statement_isReadOnceAMinute() throws Exception {
    PostgresPersistence persistence = open(Duration.ZERO);
    persistence.close();
    SettableClock clock = new SettableClock(Users.CREATED);
    AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);
    try (SlowPlans plans = plans(settings, SLOW, clock, nanoTime)) {
      assertEquals(Users.CREATED, added(plans).at());
      clock.set(Users.CHANGED);
      nanoTime.addAndGet(Duration.ofSeconds(59).toNanos());
      plans.add(TOTAL.id(), () -> TOTAL, 5);
      // Read after the other, if that were read.
      plans.add(OTHER, () -> TOTAL, 5);
      await(() -> plans.last(OTHER).isPresent());
      assertEquals(Users.CHANGED, plans.last(OTHER).orElseThrow().at());
      assertEquals(Users.CREATED, added(plans).at());
      nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
      Instant second = Users.CHANGED;
      plans.add(TOTAL.id(), () -> TOTAL, 5);
      await(() -> plans.last(TOTAL.id()).orElseThrow().at().equals(second));
      assertEquals(second, plans.last(TOTAL.id()).orElseThrow().at());
    }
  }

  private static SlowPlans plans(
      ConnectionSettings settings, Duration threshold, AtomicLong nanoTime) {
    return plans(settings, threshold, Clock.systemUTC(), nanoTime);
  }

  private static SlowPlans plans(
      ConnectionSettings settings, Duration threshold, Clock clock, AtomicLong nanoTime) {
    return new SlowPlans(
        settings,
        threshold,
        clock,
        nanoTime::get,
        new SearchWatch(new InMemoryIndexCatalog(), nanoTime::get),
        Map.of());
  }

  private static SlowCall added(SlowPlans plans) throws InterruptedException {
    plans.add(TOTAL.id(), () -> TOTAL, 5);
    await(() -> plans.last(TOTAL.id()).isPresent());
    return plans.last(TOTAL.id()).orElseThrow();
  }

  @Test
  void databaseAway_isHarmless() throws Exception {
    ConnectionSettings away =
        new ConnectionSettings("jdbc:postgresql://127.0.0.1:1/none", "", "", 1);
    try (SlowPlans plans = plans(away, SLOW, new AtomicLong())) {
      SlowCall slow = added(plans);
      assertEquals(List.of("The plan could not be read."), slow.verdict());
      assertEquals("", slow.plan());
    }
  }
}
