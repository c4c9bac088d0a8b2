package dev.muster.adapters.cache.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/**
 * A Redis of the test's own, on the loopback, that keeps nothing on disk; runs while tests do. The
 * system property {@code muster.redis} names the program of another one, or of Valkey.
 */
public final class RunningRedis implements BeforeAllCallback, AfterAllCallback {

  private static final @Nullable String PROGRAM = System.getProperty("muster.redis");

  private final int port = freePort();
  private @Nullable RedisServer server;

  private static int freePort() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    start();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    kill();
  }

  /** Brings it, or brings it back, empty. */
  public void start() throws IOException {
    RedisServerBuilder builder =
        new RedisServerBuilder()
            .port(port)
            .bind("127.0.0.1")
            .setting("save \"\"")
            .setting("appendonly no")
            .onShutdownForceStop(true);
    if (PROGRAM != null) {
      builder.executableProvider(() -> new File(PROGRAM));
    }
    RedisServer started = builder.build();
    started.start();
    server = started;
  }

  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  /** Takes it away, with all that it held. */
  public void kill() throws IOException {
    if (server != null) {
      server.stop();
      server = null;
    }
  }

  /** Does something to it as anybody could who reaches it. */
  public <T> T meddle(Function<RedisCommands<String, byte[]>, T> with) {
    RedisClient client = RedisClient.create(url());
    try (StatefulRedisConnection<String, byte[]> connection =
        client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE))) {
      return with.apply(connection.sync());
    } finally {
      client.shutdown();
    }
  }

  /** Makes it answer nobody for a while. */
  void hang(Duration time) {
    RedisClient client = RedisClient.create(url());
    try (StatefulRedisConnection<String, String> connection = client.connect()) {
      var _ =
          connection
              .sync()
              .dispatch(
                  CommandType.CLIENT,
                  new StatusOutput<>(StringCodec.UTF8),
                  new CommandArgs<>(StringCodec.UTF8).add("PAUSE").add(time.toMillis()));
    } finally {
      client.shutdown();
    }
  }
}
