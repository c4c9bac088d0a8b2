package dev.muster.adapters.cache.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to Redis that may be away. The first command that fails or takes too long gives the
 * connection up: until there is another, every command is as if it had not been given.
 */
final class RedisLink implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);

  /** Longer than any command of a Redis that is worth asking. */
  private static final Duration COMMAND_TIMEOUT = Duration.ofMillis(100);

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(2);

  /** Commands under way; what comes on top of them is not given. */
  static final int MOST_COMMANDS = 1_000;

  private final RedisURI uri;
  private final RedisClient client;
  private final AtomicReference<@Nullable StatefulRedisConnection<byte[], byte[]>> connection =
      new AtomicReference<>();
  private final Semaphore room = new Semaphore(MOST_COMMANDS);
  private volatile boolean closed;
  private final AtomicBoolean refusalReported = new AtomicBoolean();
  private boolean reported;

  RedisLink(RedisURI uri) {
    this.uri = uri;
    uri.setTimeout(CONNECT_TIMEOUT);
    this.client = RedisClient.create();
    client.setOptions(
        ClientOptions.builder()
            .autoReconnect(false)
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            // Those that were given up may still be in it.
            .requestQueueSize(2 * MOST_COMMANDS)
            .timeoutOptions(TimeoutOptions.enabled(COMMAND_TIMEOUT))
            .socketOptions(
                SocketOptions.builder().connectTimeout(CONNECT_TIMEOUT).keepAlive(true).build())
            .build());
  }

  /** Begins to connect. */
  RedisLink open() {
    connect();
    return this;
  }

  private void connect() {
    if (closed) {
      return;
    }
    var _ =
        client
            .connectAsync(ByteArrayCodec.INSTANCE, uri)
            .whenComplete(
                (connected, failure) -> {
                  if (connected == null) {
                    report(failure);
                    connectLater();
                  } else if (closed) {
                    var _ = connected.closeAsync();
                  } else {
                    connection.set(connected);
                    report(null);
                  }
                });
  }

  private void connectLater() {
    if (!closed) {
      var _ =
          client
              .getResources()
              .eventExecutorGroup()
              .schedule(this::connect, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Once for each time that it goes away or comes back. */
  private synchronized void report(@Nullable Throwable failure) {
    if (failure == null) {
      reported = false;
      LOG.info("Connected to Redis");
    } else if (!reported) {
      reported = true;
      LOG.warn("Reads ask the database while Redis is away: {}", failure.toString());
    }
  }

  /** The answer of a command; null if there is none, in time or at all. */
  <T> @Nullable T ask(
      Function<RedisAsyncCommands<byte[], byte[]>, ? extends CompletionStage<T>> command) {
    StatefulRedisConnection<byte[], byte[]> used = connection.get();
    if (used == null || !room.tryAcquire()) {
      return null;
    }
    try {
      return give(used, command)
          .toCompletableFuture()
          .get(COMMAND_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failed) {
      failed(used, failed.getCause() == null ? failed : failed.getCause());
      return null;
    } catch (TimeoutException | CancellationException | RedisException failure) {
      giveUp(used, failure);
      return null;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /** Gives a command without waiting for its end. */
  <T> void tell(
      Function<RedisAsyncCommands<byte[], byte[]>, ? extends CompletionStage<T>> command) {
    StatefulRedisConnection<byte[], byte[]> used = connection.get();
    if (used != null && room.tryAcquire()) {
      try {
        var _ =
            give(used, command)
                .whenComplete(
                    (_, failure) -> {
                      if (failure != null) {
                        failed(
                            used,
                            failure instanceof CompletionException wrapped
                                    && wrapped.getCause() != null
                                ? wrapped.getCause()
                                : failure);
                      }
                    });
      } catch (RedisException failure) {
        giveUp(used, failure);
      }
    }
  }

  /** Gives a command for which there is room, until it ends. */
  private <T> CompletionStage<T> give(
      StatefulRedisConnection<byte[], byte[]> used,
      Function<RedisAsyncCommands<byte[], byte[]>, ? extends CompletionStage<T>> command) {
    boolean given = false;
    try {
      CompletionStage<T> answer = command.apply(used.async());
      given = true;
      return answer.whenComplete((_, _) -> room.release());
    } finally {
      if (!given) {
        room.release();
      }
    }
  }

  /** An answer that says no, as of a Redis that is full, is one. */
  private void failed(StatefulRedisConnection<byte[], byte[]> used, Throwable failure) {
    if (!(failure instanceof RedisCommandExecutionException)) {
      giveUp(used, failure);
    } else if (refusalReported.compareAndSet(false, true)) {
      LOG.warn("Redis refuses a command: {}", failure.getMessage());
    }
  }

  private void giveUp(StatefulRedisConnection<byte[], byte[]> used, Throwable failure) {
    if (connection.compareAndSet(used, null)) {
      report(failure);
      var _ = used.closeAsync();
      connectLater();
    }
  }

  @Override
  public void close() {
    closed = true;
    client.shutdown(Duration.ZERO, SHUTDOWN_TIMEOUT);
  }
}
