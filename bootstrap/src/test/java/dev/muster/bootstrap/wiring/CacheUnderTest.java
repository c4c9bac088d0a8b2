package dev.muster.bootstrap.wiring;

import dev.muster.bootstrap.settings.Caching;
import dev.muster.bootstrap.settings.Setting;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** The backend of a test's servers, which share a Redis of their own if that is it. */
final class CacheUnderTest implements AutoCloseable {

  private final int port;
  private final Map<String, byte[]> held = new HashMap<>();
  private @Nullable RedisServer redis;

  CacheUnderTest(Caching.Backend backend) throws IOException {
    port = backend == Caching.Backend.REDIS ? freePort() : 0;
    if (port > 0) {
      start();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  /** Brings Redis back, empty or with what it held when it was killed. */
  void restart(boolean withOldData) throws IOException {
    start();
    if (withOldData) {
      meddle(redisCommands -> held.forEach((key, value) -> redisCommands.set(key, value)));
    }
  }

  private void start() throws IOException {
    RedisServer started =
        new RedisServerBuilder()
            .port(port)
            .bind("127.0.0.1")
            .setting("save \"\"")
            .setting("appendonly no")
            .onShutdownForceStop(true)
            .build();
    started.start();
    redis = started;
  }

  /** Takes Redis away. */
  void kill() throws IOException {
    held.clear();
    meddle(
        commands -> {
          for (String key : commands.keys("*")) {
            byte[] value = commands.get(key);
            if (value != null) {
              held.put(key, value);
            }
          }
        });
    stop();
  }

  private void meddle(Consumer<RedisCommands<String, byte[]>> with) {
    RedisClient client = RedisClient.create("redis://127.0.0.1:" + port);
    try (StatefulRedisConnection<String, byte[]> connection =
        client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE))) {
      with.accept(connection.sync());
    } finally {
      client.shutdown();
    }
  }

  private void stop() throws IOException {
    if (redis != null) {
      redis.stop();
      redis = null;
    }
  }

  Map<Setting, String> settings() {
    return port == 0
        ? Map.of()
        : Map.of(Setting.CACHE, "redis", Setting.REDIS_URL, "redis://127.0.0.1:" + port);
  }

  @Override
  public void close() throws IOException {
    stop();
  }
}
