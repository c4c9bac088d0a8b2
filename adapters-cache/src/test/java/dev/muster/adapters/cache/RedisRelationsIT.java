package dev.muster.adapters.cache;

import dev.muster.adapters.cache.redis.RedisBackend;
import dev.muster.adapters.cache.redis.RedisSettings;
import dev.muster.adapters.cache.redis.RunningRedis;
import dev.muster.application.fixture.SettableClock;
import dev.muster.application.memory.InMemoryDirectory;
import dev.muster.application.port.out.GroupRepository;
import dev.muster.application.port.out.GroupRepositoryContract;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.access.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Groups behind a Redis mean what they mean without it, and so do the groups of users. */
final class RedisRelationsIT extends GroupRepositoryContract {

  @RegisterExtension private static final RunningRedis REDIS = new RunningRedis();

  private static final AtomicInteger TENANTS = new AtomicInteger();

  private final SettableClock clock = new SettableClock(Instant.parse("2026-07-08T09:10:11.123Z"));
  private final InMemoryDirectory directory = new InMemoryDirectory(clock);
  private final HeldCaches held =
      new HeldCaches(
          lease ->
              new RedisBackend(
                  new RedisSettings(REDIS.url(), "muster", "schemas"),
                  Duration.ofMinutes(5),
                  lease,
                  new byte[32]));
  private final ResourceRepository users = held.polledUsers(directory.users());
  private final GroupRepository groups = held.polledGroups(directory.groups());

  @AfterEach
  void close() {
    held.close();
  }

  @Override
  public ResourceRepository users() {
    return users;
  }

  @Override
  public GroupRepository groups() {
    return groups;
  }

  @Override
  public TenantId newTenant() {
    return new TenantId(TENANTS.incrementAndGet());
  }

  @Override
  public SettableClock clock() {
    return clock;
  }
}
