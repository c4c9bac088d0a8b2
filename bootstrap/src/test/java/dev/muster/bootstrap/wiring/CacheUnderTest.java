package dev.muster.bootstrap.wiring;

import dev.muster.adapters.cache.redis.RunningRedis;
import dev.muster.bootstrap.settings.Caching;
import dev.muster.bootstrap.settings.Setting;
import io.lettuce.core.KeyValue;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The backend of a test's servers, which share a Redis of their own if that is it. */
final class CacheUnderTest implements AutoCloseable {

  private final @Nullable RunningRedis redis;
  private Map<String, byte[]> held = Map.of();

  CacheUnderTest(Caching.Backend backend) throws IOException {
    redis = backend == Caching.Backend.REDIS ? new RunningRedis() : null;
    if (redis != null) {
      redis.start();
    }
  }

  private RunningRedis redis() {
    if (redis == null) {
      throw new IllegalStateException("the servers of this test have no Redis");
    }
    return redis;
  }

  /** Brings Redis back, empty or with what it held when it was killed. */
  void restart(boolean withOldData) throws IOException {
    redis().start();
    if (withOldData && !held.isEmpty()) {
      var _ = redis().meddle(commands -> commands.mset(held));
    }
  }

  /** Takes Redis away. */
  void kill() throws IOException {
    held =
        redis()
            .meddle(
                commands -> {
                  String[] keys = commands.keys("*").toArray(String[]::new);
                  return keys.length == 0
                      ? Map.of()
                      : commands.mget(keys).stream()
                          .filter(KeyValue::hasValue)
                          .collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
                });
    redis().kill();
  }

  Map<Setting, String> settings() {
    return redis == null
        ? Map.of()
        : Map.of(Setting.CACHE, "redis", Setting.REDIS_URL, redis.url());
  }

  @Override
  public void close() throws IOException {
    if (redis != null) {
      redis.kill();
    }
  }
}
