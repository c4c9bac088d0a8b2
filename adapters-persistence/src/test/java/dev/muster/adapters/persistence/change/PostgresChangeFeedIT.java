package dev.muster.adapters.persistence.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.adapters.persistence.connection.ConnectionPool;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.connection.Database;
import dev.muster.adapters.persistence.connection.PollingConnection;
import dev.muster.adapters.persistence.mapping.MapperFactory;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.application.fixture.TenantGroups;
import dev.muster.application.port.out.ChangeBatch;
import dev.muster.application.port.out.ChangeFeed;
import dev.muster.application.port.out.ChangedPart;
import dev.muster.application.port.out.ResourceChange;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.DirectoryUnavailable;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.transaction.support.TransactionOperations;

/** Every change comes once, as soon as it is visible, and what may have been missed is said. */
@Isolated("Transactions of other tests would hold back what is heard.")
final class PostgresChangeFeedIT {

  private static final Duration LIMIT = Duration.ofMillis(500);
  private static final String INSERT =
      "insert into changes (tenant_id, resource_type, resource_id, version, delta) values "
          + "(1, 'User', '00000000-0000-0000-0000-00000000000%d', 1, 0)";

  private static final String MANY =
      "insert into changes (tenant_id, resource_type, resource_id, version, delta) "
          + "select 1, 'User', gen_random_uuid(), 1, 0 from generate_series(1, %d)";

  private final ConnectionSettings settings = TestDatabase.create();
  private final PostgresPersistence persistence =
      PostgresPersistence.open(
          settings, CoreSchemas.REGISTRY, MigrationMode.AUTO, Clock.systemUTC());
  private final ChangeFeed feed = persistence.changeFeed(LIMIT);

  @BeforeEach
  void begin() {
    assertMissed(feed);
    assertEquals(List.of(), changes(feed));
  }

  @AfterEach
  void close() {
    feed.close();
    persistence.close();
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
  }

  private static List<ResourceChange> changes(ChangeFeed feed) {
    ChangeBatch batch = feed.poll();
    assertTrue(batch.complete());
    return batch.changes();
  }

  private static void assertMissed(ChangeFeed feed) {
    assertFalse(feed.poll().complete());
  }

  private static ResourceChange change(int number) {
    return ResourceChange.whole(
        new TenantId(1),
        "User",
        ResourceId.parse("00000000-0000-0000-0000-00000000000" + number).orElseThrow());
  }

  @Test
  void poll_afterEachKindOfWrite_namesWhatChanged() {
    TenantId tenant = persistence.tenants().create("acme").id();
    TenantGroups groups = new TenantGroups(persistence.users(), persistence.groups(), tenant);
    groups.user("ada");
    assertEquals(List.of(of(tenant, "User", groups.id("ada"))), changes(feed));
    groups.group("guides", "ada");
    assertEquals(
        List.of(of(tenant, "Group", groups.id("guides"))),
        changes(feed).stream().distinct().toList());
    assertTrue(persistence.users().delete(tenant, groups.id("ada"), VersionCondition.NONE));
    assertEquals(
        Set.of(
            of(tenant, "User", groups.id("ada")),
            new ResourceChange(tenant, "Group", groups.id("guides"), ChangedPart.MEMBERS)),
        Set.copyOf(changes(feed)));
    assertEquals(List.of(), changes(feed));
  }

  /** Unless groups come and go, too, or all that are not named, or very many. */
  @Test
  void poll_afterUsersCameAndWent_namesEachOfThem() {
    TenantId tenant = persistence.tenants().create("acme").id();
    TenantGroups groups = new TenantGroups(persistence.users(), persistence.groups(), tenant);
    groups.group("guides");
    groups.group("inner");
    String[] many =
        IntStream.range(0, 21).mapToObj(number -> "user" + number).toArray(String[]::new);
    Stream.of(many).forEach(groups::user);
    ResourceId guides = groups.id("guides");
    ResourceChange whole = of(tenant, "Group", guides);
    ResourceChange members = new ResourceChange(tenant, "Group", guides, ChangedPart.MEMBERS);
    ResourceChange first = groupsOf(tenant, groups.id("user0"));
    ResourceChange second = groupsOf(tenant, groups.id("user1"));
    var _ = changes(feed);

    groups.add("guides", "user0", "user1");
    assertEquals(Set.of(members, first, second), Set.copyOf(changes(feed)));
    groups.add("guides", "user0");
    assertEquals(List.of(), changes(feed));
    groups.change(
        "guides",
        new MembershipChange(
            false, Set.of(groups.id("user2")), Set.of(groups.id("user0"), groups.id("user3"))));
    assertEquals(
        Set.of(members, first, groupsOf(tenant, groups.id("user2"))), Set.copyOf(changes(feed)));
    groups.add("guides", "user0", "inner");
    assertEquals(List.of(whole), changes(feed));
    groups.remove("guides", "user0", "inner");
    assertEquals(List.of(whole), changes(feed));
    groups.change("guides", MembershipChange.replaceAll(List.of(groups.ids("user1"))));
    assertEquals(List.of(whole), changes(feed));
    groups.remove("guides", "user1");
    assertEquals(Set.of(members, second), Set.copyOf(changes(feed)));
    groups.add("guides", many);
    assertEquals(List.of(whole), changes(feed));
    groups.remove("guides", Arrays.copyOf(many, 20));
    assertEquals(21, Set.copyOf(changes(feed)).size());
  }

  private static ResourceChange groupsOf(TenantId tenant, ResourceId user) {
    return new ResourceChange(tenant, "User", user, ChangedPart.GROUPS);
  }

  private static ResourceChange of(TenantId tenant, String type, ResourceId id) {
    return ResourceChange.whole(tenant, type, id);
  }

  @Test
  void poll_besideALongTransaction_returnsEachChangeOnceWhenItIsVisible() throws SQLException {
    try (Connection slow = connect();
        Connection fast = connect();
        Statement ofSlow = slow.createStatement();
        Statement ofFast = fast.createStatement()) {
      slow.setAutoCommit(false);
      ofSlow.execute(INSERT.formatted(1));
      ofFast.execute(INSERT.formatted(2));
      assertEquals(List.of(change(2)), changes(feed));
      ofFast.execute(INSERT.formatted(3));
      assertEquals(List.of(change(3)), changes(feed));
      assertEquals(List.of(), changes(feed));
      slow.commit();
      assertEquals(List.of(change(1)), changes(feed));
      assertEquals(List.of(), changes(feed));
    }
  }

  /** However long it stays open, no poll reads again what was read: that would only grow. */
  @Test
  void poll_manyChangesBesideALongTransaction_readsEachOnce() throws SQLException {
    String thousands = MANY.formatted(5_000);
    try (Connection slow = connect();
        Statement ofSlow = slow.createStatement()) {
      slow.setAutoCommit(false);
      ofSlow.execute(INSERT.formatted(1));
      for (int batch = 0; batch < 20; batch++) {
        TestDatabase.run(settings, thousands);
        assertEquals(5_000, changes(feed).size());
      }
      prune();
      assertEquals(List.of(), changes(feed));
      assertEquals(List.of("100000"), TestDatabase.query(settings, "select count(*) from changes"));
      slow.commit();
      assertEquals(List.of(change(1)), changes(feed));
      assertEquals(100_001, prune());
    }
  }

  @Test
  void poll_whatItMissedIsPruned_saysSo() {
    TestDatabase.run(settings, INSERT.formatted(1));
    assertEquals(1, prune());
    assertMissed(feed);
    assertEquals(List.of(), changes(feed));
  }

  @Test
  void poll_whatItHasReadIsPruned_goesOn() {
    TestDatabase.run(settings, INSERT.formatted(1));
    assertEquals(List.of(change(1)), changes(feed));
    assertEquals(1, prune());
    assertEquals(List.of(), changes(feed));
  }

  /** All that has ended; how many. */
  private int prune() {
    try (HikariDataSource pool = ConnectionPool.open(settings)) {
      return new PostgresChangeLog(
              new Database(settings.poolSize(), TransactionOperations.withoutTransaction()),
              new MapperFactory(pool, PostgresChangeLog.mapperType()),
              System::nanoTime,
              Duration.ZERO)
          .prune();
    }
  }

  @Test
  void poll_notAskedForLongerThanChangesAreKept_saysThatAnythingMayHaveChanged() {
    AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1_000);
    Duration retention = Duration.ofSeconds(5);
    try (ChangeFeed slow =
        new PostgresChangeFeed(new PollingConnection(settings, LIMIT), retention, nanoTime::get)) {
      assertMissed(slow);
      nanoTime.addAndGet(retention.toNanos() - 1);
      assertEquals(List.of(), changes(slow));
      nanoTime.addAndGet(retention.toNanos());
      assertMissed(slow);
    }
  }

  @Test
  void poll_moreThanItReads_saysThatAnythingMayHaveChanged() {
    TestDatabase.run(settings, MANY.formatted(10_000));
    assertMissed(feed);
    assertEquals(List.of(), changes(feed));
  }

  @Test
  void poll_tableMadeAnew_saysThatAnythingMayHaveChanged() {
    TestDatabase.run(settings, "truncate changes");
    assertMissed(feed);
  }

  @Test
  void poll_changesOfAnotherCluster_areNotRead_andPruned() {
    TestDatabase.run(
        settings,
        "insert into changes (xid, tenant_id, resource_type, resource_id, version, delta) "
            + "values ('900000000000', 1, 'User', gen_random_uuid(), 1, 1)");
    assertEquals(List.of(), changes(feed));
    assertEquals(1, prune());
  }

  @Test
  void poll_connectionLost_goesOnWhereItWas() {
    TestDatabase.run(
        settings,
        INSERT.formatted(1),
        "select pg_terminate_backend(pid) from pg_stat_activity "
            + "where datname = current_database() and pid <> pg_backend_pid()");
    assertThrows(DirectoryUnavailable.class, feed::poll);
    assertEquals(List.of(change(1)), changes(feed));
    assertEquals(List.of(), changes(feed));
  }

  @Test
  void poll_thatHangs_endsWithinItsLimit() throws SQLException {
    try (Connection locking = connect();
        Statement lock = locking.createStatement()) {
      locking.setAutoCommit(false);
      lock.execute("lock table changes in access exclusive mode");
      assertTimeout(
          Duration.ofSeconds(2), () -> assertThrows(DirectoryUnavailable.class, feed::poll));
      locking.rollback();
    }
    assertEquals(List.of(), changes(feed));
  }
}
