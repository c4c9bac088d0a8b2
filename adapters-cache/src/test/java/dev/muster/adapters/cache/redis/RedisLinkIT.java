package dev.muster.adapters.cache.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class RedisLinkIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @RegisterExtension private static final RunningRedis REDIS = new RunningRedis();

  private final RedisLink link = new RedisLink(RedisURI.create(REDIS.url())).open();

  @BeforeEach
  void awaitConnection() throws InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (link.ask(commands -> commands.ping()) == null) {
      assertTrue(System.nanoTime() < deadline, "not connected");
      Thread.sleep(10);
    }
  }

  @AfterEach
  void close() {
    link.close();
  }

  /** As when thousands read at once: those that find no room ask the database. */
  @Test
  void command_onTopOfTheMost_isNotGiven_andTheConnectionStays() {
    CompletableFuture<String> underWay = new CompletableFuture<>();
    for (int i = 0; i < RedisLink.MOST_COMMANDS; i++) {
      link.tell(_ -> underWay);
    }

    assertNull(link.ask(_ -> CompletableFuture.completedFuture("given")));
    link.tell(_ -> fail("given"));

    underWay.complete("done");
    for (int i = 0; i <= RedisLink.MOST_COMMANDS; i++) {
      assertEquals("PONG", link.ask(commands -> commands.ping()));
    }
  }

  @Test
  void command_thatCannotBeGiven_leavesItsRoom() {
    for (int i = 0; i < RedisLink.MOST_COMMANDS; i++) {
      assertThrows(
          IllegalStateException.class,
          () ->
              link.tell(
                  _ -> {
                    throw new IllegalStateException("not given");
                  }));
    }
    assertEquals("PONG", link.ask(commands -> commands.ping()));
  }
}
