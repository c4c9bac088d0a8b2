package dev.muster.adapters.cache.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.cache.freshness.Lease;
import dev.muster.adapters.cache.freshness.Mark;
import dev.muster.adapters.cache.freshness.Staleness;
import dev.muster.adapters.cache.store.CacheBackend;
import dev.muster.adapters.cache.store.CachedResource;
import dev.muster.adapters.cache.store.EntryStore;
import dev.muster.adapters.cache.store.EntryStoreContract;
import dev.muster.adapters.cache.store.ResourceKey;
import dev.muster.application.fixture.Users;
import dev.muster.application.port.out.LogHorizon;
import dev.muster.domain.access.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Entries in a real Redis, which goes away, comes back, and holds what others wrote. */
final class RedisStoreIT extends EntryStoreContract {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final LogHorizon NOW = new LogHorizon("log", 5, 5);

  @RegisterExtension private static final RunningRedis REDIS = new RunningRedis();

  private final ResourceKey probe = new ResourceKey(new TenantId(9), Users.newId());
  private final RedisBackend backend = backend(REDIS.url(), "muster", (byte) 1);

  @BeforeEach
  void awaitConnection() throws InterruptedException {
    awaitConnection(backend);
  }

  @AfterEach
  void close() {
    backend.close();
    var _ = REDIS.meddle(commands -> commands.flushall());
  }

  private static RedisBackend backend(String url, String prefix, byte secret) {
    byte[] key = new byte[32];
    key[0] = secret;
    Lease lease = new Lease(new Staleness(Duration.ofMillis(250), System::nanoTime));
    RedisBackend backend =
        new RedisBackend(
            new RedisSettings(url, prefix, "schemas"), Duration.ofMinutes(5), lease, key);
    backend.timeline().missed(NOW);
    return backend;
  }

  @Override
  protected CacheBackend backend() {
    return backend;
  }

  @Override
  protected Mark mark(long position) {
    return new Mark("log", position, 0);
  }

  private EntryStore<ResourceKey, CachedResource> store() {
    return backend.resources("user");
  }

  private CachedResource absent() {
    return new CachedResource(null, false, mark(5));
  }

  private void awaitConnection(CacheBackend connecting) throws InterruptedException {
    EntryStore<ResourceKey, CachedResource> store = connecting.resources("probe");
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (store.get(probe).isEmpty()) {
      assertTrue(System.nanoTime() < deadline, "not connected");
      store.put(probe, absent(), _ -> true);
      Thread.sleep(10);
    }
  }

  private String onlyName() {
    List<String> names = REDIS.meddle(commands -> commands.keys("muster:*:user:*"));
    assertEquals(1, names.size());
    return names.getFirst();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void put_setsATimeToLive() {
    store().put(probe, absent(), _ -> true);
    assertTrue(store().get(probe).isPresent());
    String name = onlyName();
    long left = REDIS.meddle(commands -> commands.pttl(name));
    assertTrue(left > 0 && left <= Duration.ofMinutes(5).toMillis(), left + " ms");
  }

  @Test
  void get_ofWhatSomebodyElseWrote_findsNothingAndIsMended() {
    for (byte[] foreign :
        List.of(new byte[0], ascii("foreign"), new byte[100], new byte[1 << 20])) {
      store().put(probe, absent(), _ -> true);
      assertTrue(store().get(probe).isPresent());
      String name = onlyName();
      var _ = REDIS.meddle(commands -> commands.set(name, foreign));
      assertEquals(Optional.empty(), store().get(probe));
      store().put(probe, absent(), _ -> true);
      assertTrue(store().get(probe).isPresent());
    }
  }

  /** Such a key is nobody's reason to give the connection up. */
  @Test
  void get_ofAnotherTypeOfValue_isMendedByTheNextPut() {
    store().put(probe, absent(), _ -> true);
    assertTrue(store().get(probe).isPresent());
    String name = onlyName();
    var _ =
        REDIS.meddle(
            commands -> {
              commands.del(name);
              return commands.lpush(name, ascii("a list"));
            });
    assertEquals(Optional.empty(), store().get(probe));
    store().put(probe, absent(), _ -> true);
    assertTrue(store().get(probe).isPresent());
  }

  @Test
  void put_intoAFullRedis_keepsTheConnection() {
    store().put(probe, absent(), _ -> true);
    assertTrue(store().get(probe).isPresent());
    var _ = REDIS.meddle(commands -> commands.configSet("maxmemory", "1"));
    try {
      for (int i = 0; i < 10; i++) {
        ResourceKey other = new ResourceKey(new TenantId(9), Users.newId());
        store().put(other, absent(), _ -> true);
        assertEquals(Optional.empty(), store().get(other));
        assertTrue(store().get(probe).isPresent());
      }
    } finally {
      var _ = REDIS.meddle(commands -> commands.configSet("maxmemory", "0"));
    }
  }

  @Test
  void get_ofAHugeValue_isNotReadWhole_andMended() {
    store().put(probe, absent(), _ -> true);
    assertTrue(store().get(probe).isPresent());
    String name = onlyName();
    var _ = REDIS.meddle(commands -> commands.setrange(name, 100L << 20, ascii("x")));
    assertEquals(Optional.empty(), store().get(probe));
    store().put(probe, absent(), _ -> true);
    assertTrue(store().get(probe).isPresent());
  }

  @Test
  void get_ofOneBitChanged_findsNothing() {
    CachedResource entry = new CachedResource(Users.user("ada").state().stored(), false, mark(5));
    store().put(probe, entry, _ -> true);
    assertTrue(store().get(probe).isPresent());
    String name = onlyName();
    byte[] value = REDIS.meddle(commands -> commands.get(name));
    for (int at : new int[] {0, 15, 16, 31, 60, value.length - 1}) {
      byte[] changed = value.clone();
      changed[at] ^= 1;
      var _ = REDIS.meddle(commands -> commands.set(name, changed));
      assertEquals(Optional.empty(), store().get(probe), "byte " + at);
    }
  }

  /** Nobody gets another tenant's people by copying values about. */
  @Test
  void get_ofAValueMovedToAnotherKey_findsNothing() {
    ResourceKey other = new ResourceKey(new TenantId(8), probe.id());
    store().put(probe, absent(), _ -> true);
    assertTrue(store().get(probe).isPresent());
    String name = onlyName();
    byte[] value = REDIS.meddle(commands -> commands.get(name));
    store().put(other, absent(), _ -> true);
    for (String each : REDIS.meddle(commands -> commands.keys("muster:*:user:*"))) {
      var _ = REDIS.meddle(commands -> commands.set(each, value));
    }
    assertTrue(store().get(probe).isPresent());
    assertEquals(Optional.empty(), store().get(other));
  }

  @Test
  void get_ofAnotherDirectoryOrPrefix_findsNothing() throws InterruptedException {
    store().put(probe, absent(), _ -> true);
    assertTrue(store().get(probe).isPresent());
    try (RedisBackend stranger = backend(REDIS.url(), "muster", (byte) 2);
        RedisBackend apart = backend(REDIS.url(), "other", (byte) 1);
        RedisBackend sibling = backend(REDIS.url(), "muster", (byte) 1)) {
      awaitConnection(apart);
      assertFalse(apart.resources("user").get(probe).isPresent());
      awaitConnection(sibling);
      assertTrue(sibling.resources("user").get(probe).isPresent());
      awaitConnection(stranger);
      assertFalse(stranger.resources("user").get(probe).isPresent());
    }
  }

  @Test
  void get_inALogThatBeganAnew_findsNothing() {
    store().put(probe, absent(), _ -> true);
    assertTrue(store().get(probe).isPresent());
    backend.timeline().missed(new LogHorizon("restored", 1, 1));
    assertFalse(store().get(probe).isPresent());
  }

  @Test
  void getAndPut_whileRedisIsAway_areNoErrors_andResumeWhenItIsBack() throws Exception {
    store().put(probe, absent(), _ -> true);
    assertTrue(store().get(probe).isPresent());
    REDIS.kill();
    for (int i = 0; i < 100; i++) {
      store().put(probe, absent(), _ -> true);
      assertEquals(Optional.empty(), store().get(probe));
    }
    REDIS.start();
    awaitConnection(backend);
    store().put(probe, absent(), _ -> true);
    assertTrue(store().get(probe).isPresent());
  }

  @Test
  void open_whileRedisIsAway_connectsWhenItComes() throws Exception {
    REDIS.kill();
    try (RedisBackend early = backend(REDIS.url(), "muster", (byte) 1)) {
      assertEquals(Optional.empty(), early.resources("user").get(probe));
      REDIS.start();
      awaitConnection(early);
    }
  }

  /** It says nothing for some seconds: one read waits for a moment, the others do not. */
  @Test
  void get_fromARedisThatHangs_isNoErrorAndGivenUp() throws Exception {
    store().put(probe, absent(), _ -> true);
    assertTrue(store().get(probe).isPresent());
    REDIS.hang(Duration.ofSeconds(3));
    assertTimeout(
        Duration.ofSeconds(2),
        () -> {
          for (int i = 0; i < 1_000; i++) {
            assertEquals(Optional.empty(), store().get(probe));
          }
        });
    awaitConnection(backend);
    assertTrue(store().get(probe).isPresent());
  }
}
