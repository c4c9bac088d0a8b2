package dev.muster.adapters.cache.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.function.Function;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** A Redis of the test's own, on the loopback, that keeps nothing on disk. */
public final class RunningRedis implements AutoCloseable {

  private final int port;
  private RedisServer server;

  public RunningRedis() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    server = start();
  }

  private RedisServer start() throws IOException {
    RedisServer started =
        new RedisServerBuilder()
            .port(port)
            .bind("127.0.0.1")
            .setting("save \"\"")
            .setting("appendonly no")
            .onShutdownForceStop(true)
            .build();
    started.start();
    return started;
  }

  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  /** Takes it away, with all that it held. */
  public void kill() throws IOException {
    server.stop();
  }

  /** Brings it back, empty. */
  public void restart() throws IOException {
    server = start();
  }

  /** Does something to it as anybody could who reaches it. */
  <T> T meddle(Function<RedisCommands<byte[], byte[]>, T> with) {
    RedisClient client = RedisClient.create(url());
    try (StatefulRedisConnection<byte[], byte[]> connection =
        client.connect(ByteArrayCodec.INSTANCE)) {
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

  @Override
  public void close() throws IOException {
    server.stop();
  }
}
