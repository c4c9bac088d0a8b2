package dev.muster.adapters.cache.ehcache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.cache.freshness.Mark;
import dev.muster.adapters.cache.store.CacheEntry;
import dev.muster.adapters.cache.store.CacheKey;
import dev.muster.adapters.cache.store.CacheSettings;
import dev.muster.adapters.cache.store.CachedPage;
import dev.muster.adapters.cache.store.CachedResource;
import dev.muster.adapters.cache.store.EntryStore;
import dev.muster.adapters.cache.store.QueryKey;
import dev.muster.adapters.cache.store.ResourceKey;
import dev.muster.application.fixture.UserDraft;
import dev.muster.application.fixture.Users;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.query.ResourcePage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is read takes far more memory than there is for it. */
final class HeapRoomTest {

  private static final TenantId TENANT = new TenantId(1);
  private static final long ROOM = 256 * 1024;

  private EhcacheBackend backend = backend(Duration.ofMinutes(5), 50_000);
  private EntryStore<ResourceKey, CachedResource> users = backend.resources("user");
  private final List<UserDraft> read = new ArrayList<>();
  private final Random random = new Random(1);

  private static EhcacheBackend backend(Duration timeToLive, long maxEntries) {
    return new EhcacheBackend(new CacheSettings(timeToLive, maxEntries, 200, ROOM, 0));
  }

  private void use(EhcacheBackend other) {
    backend.close();
    backend = other;
    users = backend.resources("user");
  }

  @AfterEach
  void close() {
    backend.close();
  }

  private static ResourceKey key(UserDraft user) {
    return new ResourceKey(TENANT, user.id());
  }

  private static CachedResource entry(UserDraft user, int titleLength, long position) {
    UserDraft titled = user.with("title", "x".repeat(titleLength));
    return new CachedResource(titled.state().stored(), false, new Mark("", position, 0));
  }

  private UserDraft newUser() {
    UserDraft user = Users.user("user" + read.size());
    read.add(user);
    return user;
  }

  private void keep(UserDraft user, int titleLength, long position) {
    users.put(key(user), entry(user, titleLength, position), _ -> true);
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "it does not happen");
      Thread.onSpinWait();
    }
  }

  /** As often as it takes until there is room; it may be dropped soon, as any other. */
  private static <K extends CacheKey, E extends CacheEntry> void insist(
      EntryStore<K, E> store, K key, E entry) {
    await(
        () -> {
          store.put(key, entry, _ -> true);
          return store.get(key).isPresent();
        });
  }

  private List<CachedResource> kept() {
    return read.stream().flatMap(user -> users.get(key(user)).stream()).toList();
  }

  private long actualBytes() {
    return kept().stream().mapToLong(CachedResource::size).sum();
  }

  /** The sum that is kept up to date, once nothing is dropped any more. */
  private void assertSummedUp() {
    await(() -> actualBytes() == backend.heapBytes());
  }

  @Test
  void put_ofMoreThanThereIsRoomFor_keepsAsMuchAsFits() {
    for (int i = 0; i < 1_000; i++) {
      UserDraft user = newUser();
      insist(users, key(user), entry(user, random.nextInt(16_000), 1));
      assertTrue(backend.heapBytes() <= ROOM, backend.heapBytes() + " bytes");
    }
    assertTrue(backend.heapBytes() > ROOM * 3 / 4, backend.heapBytes() + " bytes");
    assertSummedUp();
    await(() -> users.evictions() >= 1_000 - kept().size());
  }

  @Test
  void put_dropsOthersThanThoseThatAreUsed() {
    UserDraft ada = newUser();
    keep(ada, 1_000, 1);
    await(
        () -> {
          assertTrue(users.get(key(ada)).isPresent(), users.evictions() + " were dropped");
          keep(newUser(), 1_000, 1);
          return users.evictions() > 1_000;
        });
  }

  @Test
  void put_ofOtherVersions_countsTheirSizes() {
    for (int i = 0; i < 20; i++) {
      keep(newUser(), 100, 1);
    }
    long before = backend.heapBytes();
    read.forEach(user -> keep(user, 3_100, 2));
    assertEquals(before + 20 * 3_000, backend.heapBytes());
    read.forEach(user -> keep(user, 0, 3));
    assertEquals(before - 20 * 100, backend.heapBytes());
    assertSummedUp();
  }

  @Test
  void put_whereAnotherTypeTookAll_makesItGiveWay() {
    EntryStore<QueryKey, CachedPage> pages = backend.pages("user");
    for (int i = 0; i < 500; i++) {
      keep(newUser(), 2_000, 1);
    }
    CachedResource ada = entry(Users.user("ada"), 0, 1);
    CachedPage page =
        new CachedPage(
            new ResourcePage(100, Collections.nCopies(100, ada.resource())), new Mark("", 1, 0));
    insist(pages, new QueryKey(TENANT, "a question"), page);
    assertTrue(backend.heapBytes() <= ROOM, backend.heapBytes() + " bytes");
    assertTrue(kept().size() > 20, kept().size() + " users");
  }

  @Test
  void put_ofMoreThanAllTheRoom_keepsWhatIsThere() {
    UserDraft ada = newUser();
    keep(ada, 0, 1);
    keep(newUser(), (int) ROOM, 1);
    assertEquals(List.of(entry(ada, 0, 1)), kept());
  }

  @Test
  void heapBytes_whereTheNumberBinds_areOfThoseThatStay() {
    use(backend(Duration.ofMinutes(5), 10));
    for (int i = 0; i < 300; i++) {
      keep(newUser(), random.nextInt(1_000), 1);
    }
    assertTrue(kept().size() <= 10, kept().size() + " users");
    assertSummedUp();
  }

  @Test
  void heapBytes_ofWhatIsOutOfDate_comeBack() {
    use(backend(Duration.ofMillis(1), 50_000));
    for (int i = 0; i < 20; i++) {
      keep(newUser(), 1_000, 1);
    }
    await(() -> kept().isEmpty());
    assertEquals(0, backend.heapBytes());
  }

  @Test
  void heapBytes_whenManyPutAtOnce_areOfThoseThatStay() {
    for (int i = 0; i < 200; i++) {
      newUser();
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int thread = 0; thread < 4; thread++) {
        Random choice = new Random(thread);
        threads.execute(
            () -> {
              for (int i = 0; i < 3_000; i++) {
                keep(read.get(choice.nextInt(read.size())), choice.nextInt(8_000), i);
              }
            });
      }
    }
    assertTrue(backend.heapBytes() <= ROOM + 4 * 9_000, backend.heapBytes() + " bytes");
    assertSummedUp();
  }
}
