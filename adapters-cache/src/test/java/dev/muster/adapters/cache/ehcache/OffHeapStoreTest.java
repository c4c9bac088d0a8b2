package dev.muster.adapters.cache.ehcache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.muster.adapters.cache.freshness.Mark;
import dev.muster.adapters.cache.store.CacheBackend;
import dev.muster.adapters.cache.store.CacheSettings;
import dev.muster.adapters.cache.store.CachedResource;
import dev.muster.adapters.cache.store.EntryStore;
import dev.muster.adapters.cache.store.EntryStoreContract;
import dev.muster.adapters.cache.store.ResourceKey;
import dev.muster.application.fixture.UserDraft;
import dev.muster.application.fixture.Users;
import dev.muster.domain.access.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OffHeapStoreTest extends EntryStoreContract {

  /** One entry in the heap, so that the others are outside of it. */
  private final EhcacheBackend backend =
      new EhcacheBackend(new CacheSettings(Duration.ofMinutes(5), 1, 1, 1 << 20, 4 << 20));

  @AfterEach
  void close() {
    backend.close();
  }

  @Override
  protected CacheBackend backend() {
    return backend;
  }

  @Override
  protected Mark mark(long position) {
    return new Mark("", position, 0);
  }

  /** As a page may be that takes most of what there is. */
  @Test
  void put_ofMoreThanThereIsRoomFor_isNoFailure() {
    try (EhcacheBackend small =
        new EhcacheBackend(new CacheSettings(Duration.ofMinutes(5), 1, 1, 1 << 20, 1 << 20))) {
      EntryStore<ResourceKey, CachedResource> store = small.resources("large");
      UserDraft user = Users.user("ada".repeat(1 << 18));
      ResourceKey key = new ResourceKey(new TenantId(1), user.id());
      store.put(key, new CachedResource(user.state().stored(), false, mark(1)), _ -> true);
      store.get(key).ifPresent(kept -> assertEquals(user.state().stored(), kept.resource()));
    }
  }

  @Test
  void resources_withMoreThanTheProcessMayUse_areRefused() {
    try (EhcacheBackend huge =
        new EhcacheBackend(new CacheSettings(Duration.ofMinutes(5), 1, 1, 1 << 20, 1L << 45))) {
      assertThrows(NoRoomException.class, () -> huge.resources("huge"));
    }
  }

  @Test
  void get_ofMoreThanTheHeapHolds_findsAll() {
    EntryStore<ResourceKey, CachedResource> store = backend.resources("many");
    List<UserDraft> users = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      UserDraft user = Users.user("user" + i);
      users.add(user);
      store.put(
          new ResourceKey(new TenantId(1), user.id()),
          new CachedResource(user.state().stored(), false, mark(1)),
          _ -> true);
    }
    for (UserDraft user : users) {
      ResourceKey key = new ResourceKey(new TenantId(1), user.id());
      assertEquals(user.state().stored(), store.get(key).orElseThrow().resource());
    }
  }
}
