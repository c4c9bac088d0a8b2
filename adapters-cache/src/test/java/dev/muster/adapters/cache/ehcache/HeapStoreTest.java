package dev.muster.adapters.cache.ehcache;

import dev.muster.adapters.cache.freshness.Mark;
import dev.muster.adapters.cache.store.CacheBackend;
import dev.muster.adapters.cache.store.CacheSettings;
import dev.muster.adapters.cache.store.EntryStoreContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

final class HeapStoreTest extends EntryStoreContract {

  private final EhcacheBackend backend =
      new EhcacheBackend(new CacheSettings(Duration.ofMinutes(5), 100, 100, 1 << 20, 0));

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
}
