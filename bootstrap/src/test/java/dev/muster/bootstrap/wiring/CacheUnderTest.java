package dev.muster.bootstrap.wiring;

import dev.muster.bootstrap.settings.Caching;
import dev.muster.bootstrap.settings.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** The backend of a test's servers, which share a Redis of their own if that is it. */
final class CacheUnderTest implements AutoCloseable {

  private final int port;
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

  /** Brings Redis back, empty. */
  void start() throws IOException {
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
    kill();
  }
}
