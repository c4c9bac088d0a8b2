package dev.muster.bootstrap.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.Groups;
import dev.muster.application.fixture.NearFirst;
import dev.muster.application.fixture.TenantGroups;
import dev.muster.application.fixture.Tokens;
import dev.muster.application.fixture.Users;
import dev.muster.application.port.out.RelationScope;
import dev.muster.application.port.profile.RequestProfile;
import dev.muster.application.port.profile.RequestProfile.CacheResult;
import dev.muster.bootstrap.embedded.EmbeddedDatabase;
import dev.muster.bootstrap.embedded.Occupant;
import dev.muster.bootstrap.embedded.PreparedDataFolder;
import dev.muster.bootstrap.settings.Caching;
import dev.muster.domain.access.AccessToken;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.DirectoryUnavailable;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one server writes is read on another at the latest when the staleness bound is over,
 * whatever happens to the network. {@code -Dmuster.faults=50} breaks it as often, in each way, and
 * fails as well if cached answers are not back in time.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CoherenceContract {

  private static final Logger LOG = LoggerFactory.getLogger(CoherenceContract.class);
  private static final Duration BOUND = Duration.ofMillis(250);
  private static final Repetitions FAULTS = Repetitions.of("muster.faults", 3);

  /** After the end of a fault, until answers come from memory again. */
  private static final Duration BACK = Duration.ofSeconds(2);

  private final Caching.Backend backend;
  private EmbeddedDatabase database;
  private CacheUnderTest cache;
  private Link link;
  private Node here;
  private Node there;
  private TenantId tenant;

  CoherenceContract(Caching.Backend backend) {
    this.backend = backend;
  }

  @BeforeAll
  void start(@TempDir(factory = PreparedDataFolder.class) Path folder) throws IOException {
    database = EmbeddedDatabase.open(folder, Occupant.SERVE, Duration.ofMinutes(1));
    cache = new CacheUnderTest(backend);
    here = Node.on(database, cache.settings());
    link = new Link(Node.port(database));
    there = Node.over(link, database, cache.settings());
    tenant = here.newTenant("acme");
  }

  @AfterAll
  void stop() throws IOException {
    there.close();
    link.close();
    here.close();
    cache.close();
    database.close();
  }

  private ResourceId newUser(String userName) {
    var state = Users.user(userName).state();
    here.resources().users().create(tenant, state);
    return state.id();
  }

  /** The version afterwards. */
  private long change(ResourceId user) {
    return change(here, user);
  }

  private long change(Node node, ResourceId user) {
    return node.resources()
        .users()
        .update(
            tenant,
            user,
            RelationScope.NONE,
            current -> Optional.of(Users.next(current, Users.user("ada" + user))))
        .orElseThrow()
        .meta()
        .version();
  }

  private long version(Node node, ResourceId user) {
    return NearFirst.findDocument(node.resources().users(), tenant, user)
        .orElseThrow()
        .meta()
        .version();
  }

  private static void awaitBound(long acknowledged) throws InterruptedException {
    long left = BOUND.toNanos() - (System.nanoTime() - acknowledged);
    Thread.sleep(Duration.ofNanos(Math.max(0, left)).plusMillis(1));
  }

  @Test
  void change_ofAnotherServer_isSeenWithinTheBound() throws Exception {
    ResourceId user = newUser("changing");
    for (int i = 0; i < 10; i++) {
      var _ = version(there, user);
      long written = change(user);
      long acknowledged = System.nanoTime();
      assertEquals(written, version(here, user));
      awaitBound(acknowledged);
      assertEquals(written, version(there, user));
    }
  }

  @Test
  void membership_ofAnotherServer_isSeenWithinTheBound() throws Exception {
    ResourceId user = newUser("joining");
    var group = Groups.group("Staff");
    here.resources().groups().create(tenant, group.state());
    for (int i = 0; i < 4; i++) {
      assertEquals(i % 2, groups(there, user));
      here.resources()
          .groups()
          .changeMembers(
              tenant,
              group.id(),
              i % 2 == 0
                  ? MembershipChange.add(List.of(user))
                  : MembershipChange.remove(List.of(user)),
              VersionCondition.NONE);
      long acknowledged = System.nanoTime();
      assertEquals((i + 1) % 2, groups(here, user));
      awaitBound(acknowledged);
      assertEquals((i + 1) % 2, groups(there, user));
    }
  }

  private int groups(Node node, ResourceId user) {
    FoundResource found =
        NearFirst.find(node.resources().users(), tenant, user, TenantGroups.WITH_GROUPS)
            .orElseThrow();
    return TenantGroups.values(found, "groups").size();
  }

  @Test
  void searches_afterWritesOfAnotherServer_findWhatIsThere() throws Exception {
    Filter filter = Filter.parse(CoreSchemas.USER, "title eq \"Diver\"");
    ResourceQuery query =
        new ResourceQuery(filter, Sort.BY_ID, 1, 10, Projection.standard(CoreSchemas.USER));
    for (int i = 0; i < 4; i++) {
      assertEquals(i, there.resources().users().search(tenant, query).totalResults());
      var state = Users.user("diver" + i).with("title", "Diver").state();
      here.resources().users().create(tenant, state);
      long acknowledged = System.nanoTime();
      assertEquals(i + 1, here.resources().users().search(tenant, query).totalResults());
      awaitBound(acknowledged);
      assertEquals(i + 1, there.resources().users().search(tenant, query).totalResults());
    }
  }

  @Test
  void creationAndDeletion_onAnotherServer_areSeenWithinTheBound() throws Exception {
    var state = Users.user("coming").state();
    assertEquals(
        Optional.empty(), NearFirst.findDocument(there.resources().users(), tenant, state.id()));
    here.resources().users().create(tenant, state);
    awaitBound(System.nanoTime());
    assertEquals(1, version(there, state.id()));
    assertTrue(here.resources().users().delete(tenant, state.id(), VersionCondition.NONE));
    awaitBound(System.nanoTime());
    assertEquals(
        Optional.empty(), NearFirst.findDocument(there.resources().users(), tenant, state.id()));
  }

  @Test
  void token_revokedOnAnotherServer_isRefusedWithinTheBound() throws Exception {
    AccessToken token = Tokens.token("revoked", tenant);
    here.tokens().create(token);
    assertTrue(eventually(() -> there.tokens().find(token.digest())).isPresent());
    assertTrue(here.tokens().delete(tenant, "revoked"));
    long acknowledged = System.nanoTime();
    assertEquals(Optional.empty(), here.tokens().find(token.digest()));
    awaitBound(acknowledged);
    assertEquals(Optional.empty(), there.tokens().find(token.digest()));
  }

  /** A crash may hand out numbers of transactions again that had been seen. */
  @Test
  void databaseRecovered_fromACrash_isAnotherLog() throws Exception {
    ResourceId user = newUser("crashed");
    awaitHit(user);
    String before = here.log();
    assertEquals(before, there.log());
    killABackend();
    assertNotEquals(before, eventually(here::log));
    long written = eventually(() -> change(user));
    awaitBound(System.nanoTime());
    assertEquals(written, eventually(() -> version(there, user)));
    awaitHit(user);
  }

  /** Without letting it say goodbye, so that PostgreSQL ends all others and recovers. */
  private void killABackend() throws Exception {
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        Statement statement = connection.createStatement();
        ResultSet own = statement.executeQuery("select pg_backend_pid()")) {
      assertTrue(own.next());
      ProcessHandle backend = ProcessHandle.of(own.getLong(1)).orElseThrow();
      assertTrue(backend.destroyForcibly());
      backend.onExit().get(10, TimeUnit.SECONDS);
    }
  }

  /** Versions go back, and numbers of transactions mean something else. */
  @Test
  void databaseRestored_underRunningServers_isWhatTheyAnswer() throws Exception {
    ResourceId user = newUser("restored");
    String name = database.jdbcUrl().substring(database.jdbcUrl().lastIndexOf('/') + 1);
    replaceDatabase(name, List.of("create database backup template " + name));
    long newer = eventually(() -> change(user));
    assertEquals(2, newer);
    awaitHit(user);
    replaceDatabase(
        name, List.of("drop database " + name, "alter database backup rename to " + name));
    awaitBound(System.nanoTime());
    for (Node node : List.of(here, there)) {
      assertEquals(1, eventually(() -> version(node, user)));
    }
    awaitHit(user);
    assertEquals(1, version(there, user));
  }

  /**
   * Another cluster counts its transactions otherwise, and knows rows of transactions to come. Its
   * folder is not prepared: the clusters of prepared folders begin with the same numbers.
   */
  @Test
  void databaseRestored_fromADumpIntoAnotherCluster_isWhatIsAnswered(@TempDir Path otherFolder)
      throws Exception {
    ResourceId user = newUser("dumped");
    try (EmbeddedDatabase restored =
            EmbeddedDatabase.open(otherFolder, Occupant.SERVE, Duration.ofMinutes(1));
        Node elsewhere = Node.on(restored, cache.settings())) {
      DirectoryDump.copy(database, restored);
      assertEquals(2, change(user));
      awaitBound(System.nanoTime());
      awaitHit(user);
      assertEquals(2, version(there, user));
      try {
        link.leadTo(Node.port(restored));
        awaitBound(System.nanoTime());
        assertEquals(1, eventually(() -> version(there, user)));
        awaitHit(user);
        assertEquals(1, version(there, user));
        assertEquals(2, change(elsewhere, user));
        awaitBound(System.nanoTime());
        assertEquals(2, version(there, user));
        assertEquals(3, change(user));
      } finally {
        link.leadTo(Node.port(database));
      }
      awaitBound(System.nanoTime());
      assertEquals(3, eventually(() -> version(there, user)));
      awaitHit(user);
      assertEquals(3, version(there, user));
    }
  }

  /** Runs statements while nobody is connected to the database. */
  private void replaceDatabase(String name, List<String> statements) throws Exception {
    String maintenance = database.jdbcUrl().replace("/" + name, "/template1");
    try (Connection connection =
            DriverManager.getConnection(maintenance, database.user(), database.password());
        Statement statement = connection.createStatement()) {
      statement.execute("alter database " + name + " allow_connections false");
      long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      for (String each : statements) {
        while (!runs(statement, each, name)) {
          assertTrue(System.nanoTime() < deadline, "somebody stays connected");
        }
      }
      statement.execute("alter database " + name + " allow_connections true");
    }
  }

  /** Whether nobody was connected any more. */
  private static boolean runs(Statement statement, String text, String name) throws SQLException {
    statement.execute(
        "select pg_terminate_backend(pid, 1000) from pg_stat_activity where datname = '"
            + name
            + "'");
    try {
      statement.execute(text);
      return true;
    } catch (SQLException failure) {
      if ("55006".equals(failure.getSQLState())) {
        return false;
      }
      throw failure;
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Link.State.class,
      names = {"CUT", "BLACKHOLED", "HALF_OPEN", "DELAYED"})
  void change_whileTheLinkIsBroken_isNeverMissed(Link.State broken) throws Exception {
    ResourceId user = newUser("unlinked " + broken);
    long longest = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < FAULTS.count(); i++) {
        awaitHit(user);
        link.become(broken);
        long written = change(user);
        awaitBound(System.nanoTime());
        Future<Long> read = threads.submit(() -> version(there, user));
        Thread.sleep(BOUND);
        link.become(Link.State.OPEN);
        long healed = System.nanoTime();
        assertNotStale(written, read);
        assertEquals(written, eventually(() -> version(there, user)));
        awaitHit(user);
        longest = Math.max(longest, System.nanoTime() - healed);
      }
      LOG.info(
          "{}, {} times {}: cached answers again after {} ms at the most",
          backend,
          FAULTS.count(),
          broken,
          TimeUnit.NANOSECONDS.toMillis(longest));
      assertTrue(longest > 0, "nothing was measured");
      assertTrue(!FAULTS.asked() || longest <= BACK.toNanos(), longest + " ns");
    }
  }

  /** The answer may take until the link is healed, or be that the database is away. */
  private static void assertNotStale(long written, Future<Long> read) throws Exception {
    try {
      assertEquals(written, read.get());
    } catch (ExecutionException failed) {
      assertTrue(failed.getCause() instanceof DirectoryUnavailable, failed.toString());
    }
  }

  /** Waits until the server answers from its cache. */
  private void awaitHit(ResourceId user) throws Exception {
    Callable<Boolean> hit =
        () -> {
          RequestProfile profile = RequestProfile.begin();
          var _ = version(there, user);
          return profile.cache().equals(Optional.of(CacheResult.HIT));
        };
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!eventually(hit)) {
      assertTrue(System.nanoTime() < deadline, "nothing is answered from the cache");
      Thread.sleep(1);
    }
  }

  private static <T> T eventually(Callable<T> call) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (true) {
      try {
        return call.call();
      } catch (DirectoryUnavailable away) {
        assertTrue(System.nanoTime() < deadline, away.toString());
        Thread.sleep(10);
      }
    }
  }
}
