package dev.muster.adapters.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.cache.redis.RedisBackend;
import dev.muster.adapters.cache.redis.RedisSettings;
import dev.muster.adapters.cache.redis.RunningRedis;
import dev.muster.application.fixture.UserDraft;
import dev.muster.application.fixture.Users;
import dev.muster.application.memory.InMemoryResourceRepository;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.ResourceRepositoryContract;
import dev.muster.domain.access.TenantId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The repository keeps its contract behind a Redis that several servers share. */
final class RedisRepositoryIT extends ResourceRepositoryContract {

  @RegisterExtension private static final RunningRedis REDIS = new RunningRedis();

  private static final AtomicInteger TENANTS = new AtomicInteger();

  private final HeldCaches held =
      new HeldCaches(
          lease ->
              new RedisBackend(
                  new RedisSettings(REDIS.url(), "muster", "schemas"),
                  Duration.ofMinutes(5),
                  lease,
                  new byte[32]));
  private final ResourceRepository cached = held.polledUsers(new InMemoryResourceRepository());

  @AfterEach
  void close() {
    held.close();
  }

  @Override
  public ResourceRepository repository() {
    return cached;
  }

  @Override
  public TenantId newTenant() {
    return new TenantId(TENANTS.incrementAndGet());
  }

  @Test
  void find_again_isAnsweredByRedis() throws InterruptedException {
    TenantId tenant = newTenant();
    UserDraft ada = Users.user("ada");
    cached.create(tenant, ada.state());
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (held.caches().reads().getFirst().hits() == 0) {
      assertTrue(System.nanoTime() < deadline, "nothing comes from Redis");
      assertEquals(ada.state().stored(), cached.find(tenant, ada.id()).orElseThrow());
      Thread.sleep(1);
    }
  }
}
