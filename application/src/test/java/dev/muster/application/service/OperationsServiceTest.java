package dev.muster.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.SettableClock;
import dev.muster.application.fixture.Tokens;
import dev.muster.application.memory.InMemoryStoreProbe;
import dev.muster.application.memory.InMemoryTokenRepository;
import dev.muster.domain.access.AccessToken;
import dev.muster.domain.access.Scope;
import dev.muster.domain.access.TokenDigest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class OperationsServiceTest {

  private final InMemoryTokenRepository tokens = new InMemoryTokenRepository();
  private final AuthenticationService authentication =
      new AuthenticationService(tokens, new SettableClock(Tokens.CREATED));
  private final AtomicInteger prunes = new AtomicInteger();
  private final AtomicInteger removals = new AtomicInteger();
  private final InMemoryStoreProbe store = new InMemoryStoreProbe();
  private final OperationsService operations =
      new OperationsService(
          authentication, prunes::incrementAndGet, List.of(removals::incrementAndGet), store);

  @Test
  void keepHouse_writesUsesPrunesAndRemoves() {
    TokenDigest digest = TokenDigest.ofSecret("secret");
    tokens.create(
        new AccessToken(
            digest, "admin", null, null, Set.of(Scope.ADMIN), Tokens.CREATED, null, null));
    assertTrue(authentication.authenticate("secret").isPresent());
    operations.keepHouse();
    assertEquals(Tokens.CREATED, tokens.find(digest).orElseThrow().lastUse());
    assertEquals(1, prunes.get());
    assertEquals(1, removals.get());
  }

  @Test
  void isReady_isWhatTheStoreAnswers() {
    assertTrue(operations.isReady());
    store.setThere(false);
    assertFalse(operations.isReady());
  }
}
