package dev.muster.adapters.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.cache.store.QueryKey;
import dev.muster.domain.access.TenantId;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DoorkeeperTest {

  private static QueryKey key(String digest) {
    return new QueryKey(new TenantId(1), digest);
  }

  @Test
  void admits_secondTimeAndLater() {
    Doorkeeper<QueryKey> keeper = new Doorkeeper<>(16);
    assertFalse(keeper.admits(key("a")));
    assertTrue(keeper.admits(key("a")));
    assertTrue(keeper.admits(key("a")));
    assertFalse(keeper.admits(new QueryKey(new TenantId(2), "a")));
  }

  @Test
  void admits_oneSlot_remembersTheLastKeyOnly() {
    Doorkeeper<QueryKey> keeper = new Doorkeeper<>(1);
    assertFalse(keeper.admits(key("a")));
    assertFalse(keeper.admits(key("b")));
    assertFalse(keeper.admits(key("a")));
    assertTrue(keeper.admits(key("a")));
  }

  @Test
  void admits_manyKeys_forgetsFewOfThoseThatFit() {
    Doorkeeper<QueryKey> keeper = new Doorkeeper<>(1 << 14);
    var keys = Stream.generate(() -> key(UUID.randomUUID().toString())).limit(1_000).toList();
    assertEquals(0, keys.stream().filter(keeper::admits).count());
    long again = keys.stream().filter(keeper::admits).count();
    assertTrue(again > 900, again + " of 1000");
  }
}
