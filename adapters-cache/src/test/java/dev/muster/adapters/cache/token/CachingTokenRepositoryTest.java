package dev.muster.adapters.cache.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.cache.freshness.Staleness;
import dev.muster.application.fixture.AtOnce;
import dev.muster.application.fixture.ForwardingTokens;
import dev.muster.application.fixture.Tokens;
import dev.muster.application.memory.InMemoryResourceRepository;
import dev.muster.application.memory.InMemoryTenantRepository;
import dev.muster.application.memory.InMemoryTokenRepository;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.TenantRepository;
import dev.muster.application.port.out.TokenRepository;
import dev.muster.application.port.out.TokenRepositoryContract;
import dev.muster.domain.access.AccessToken;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.access.TokenDigest;
import dev.muster.domain.error.DirectoryUnavailable;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class CachingTokenRepositoryTest extends TokenRepositoryContract {

  private static final Duration STALENESS = Duration.ofMillis(250);

  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1_000);
  private final InMemoryResourceRepository users = new InMemoryResourceRepository();
  private final InMemoryTokenRepository elsewhere = new InMemoryTokenRepository(users);
  private final TenantRepository tenants = new InMemoryTenantRepository(elsewhere, users);
  private final TokenRepository cached =
      new CachingTokenRepository(elsewhere, new Staleness(STALENESS, nanoTime::get));

  @Override
  public TokenRepository tokens() {
    return cached;
  }

  @Override
  public TenantRepository tenants() {
    return tenants;
  }

  @Override
  public ResourceRepository users() {
    return users;
  }

  private AccessToken added() {
    AccessToken token = Tokens.token("one", null);
    cached.create(token);
    return token;
  }

  @Test
  void find_removedElsewhere_endsWhenTheTimeIsOver() {
    AccessToken token = added();
    Optional<AccessToken> first = cached.find(token.digest());

    elsewhere.delete(null, token.name());
    nanoTime.addAndGet(STALENESS.toNanos() - 1);
    Optional<AccessToken> last = cached.find(token.digest());
    nanoTime.incrementAndGet();

    assertEquals(Optional.of(token), first);
    assertEquals(Optional.of(token), last);
    assertEquals(Optional.empty(), cached.find(token.digest()));
  }

  @Test
  void findNear_tellsOfWhatWasFound_untilTheTimeIsOver() {
    AccessToken token = added();
    assertEquals(Optional.empty(), cached.findNear(token.digest()));
    assertEquals(Optional.of(token), cached.find(token.digest()));
    nanoTime.addAndGet(STALENESS.toNanos() - 1);
    assertEquals(Optional.of(token), cached.findNear(token.digest()));
    nanoTime.incrementAndGet();
    assertEquals(Optional.empty(), cached.findNear(token.digest()));
  }

  @Test
  void findNear_removedHere_saysNothing() {
    AccessToken token = added();
    assertEquals(Optional.of(token), cached.find(token.digest()));
    assertTrue(cached.delete(null, token.name()));
    assertEquals(Optional.empty(), cached.findNear(token.digest()));
  }

  @Test
  void find_whileItIsRemovedHere_isNotRemembered() {
    AccessToken token = added();
    ScriptedTokens slow = new ScriptedTokens(elsewhere);
    TokenRepository here =
        new CachingTokenRepository(slow, new Staleness(STALENESS, nanoTime::get));
    slow.afterFind = () -> assertTrue(here.delete(null, token.name()));

    Optional<AccessToken> before = here.find(token.digest());
    slow.afterFind = () -> {};

    assertEquals(Optional.of(token), before);
    assertEquals(Optional.empty(), here.find(token.digest()));
  }

  @Test
  void delete_ofItsTenant_removesItAtOnce() {
    CachingTokenRepository here =
        new CachingTokenRepository(elsewhere, new Staleness(STALENESS, nanoTime::get));
    TenantId tenant = tenants.create("acme").id();
    AccessToken token = Tokens.token("one", tenant);
    here.create(token);
    Optional<AccessToken> before = here.find(token.digest());

    assertTrue(here.withTokens(tenants).delete(tenant));

    assertEquals(Optional.of(token), before);
    assertEquals(Optional.empty(), here.find(token.digest()));
  }

  @Test
  void find_byManyAtOnce_asksOnce() throws Exception {
    int threads = 16;
    AccessToken token = added();
    AtomicInteger asked = new AtomicInteger();
    CountDownLatch all = new CountDownLatch(threads);
    ScriptedTokens slow = new ScriptedTokens(elsewhere);
    TokenRepository here =
        new CachingTokenRepository(
            slow,
            new Staleness(
                STALENESS,
                () -> {
                  // Each has looked in vain, or is about to, when the first comes back.
                  all.countDown();
                  return nanoTime.get();
                }));
    slow.afterFind =
        () -> {
          asked.incrementAndGet();
          await(all);
        };

    List<Optional<AccessToken>> found =
        AtOnce.run(threads, thread -> () -> here.find(token.digest()));

    assertEquals(Collections.nCopies(threads, Optional.of(token)), found);
    assertEquals(1, asked.get());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Test
  void find_ofAnUnreachableStore_failsForAllAndIsTriedAgain() {
    AccessToken token = added();
    ScriptedTokens gone = new ScriptedTokens(elsewhere);
    TokenRepository here =
        new CachingTokenRepository(gone, new Staleness(STALENESS, nanoTime::get));
    gone.afterFind =
        () -> {
          throw new DirectoryUnavailable("away", Duration.ofSeconds(1));
        };
    assertThrows(DirectoryUnavailable.class, () -> here.find(token.digest()));
    gone.afterFind = () -> {};

    assertEquals(Optional.of(token), here.find(token.digest()));
  }

  @Test
  void find_often_asksOnceInAWhile() {
    AccessToken token = added();
    AtomicInteger asked = new AtomicInteger();
    ScriptedTokens counted = new ScriptedTokens(elsewhere);
    counted.afterFind = asked::incrementAndGet;
    TokenRepository here =
        new CachingTokenRepository(counted, new Staleness(STALENESS, nanoTime::get));

    for (int i = 0; i < 1_000; i++) {
      assertEquals(Optional.of(token), here.find(token.digest()));
      nanoTime.addAndGet(Duration.ofMillis(1).toNanos());
    }

    assertEquals(4, asked.get());
  }

  /** Does something between a read and its return. */
  private static final class ScriptedTokens extends ForwardingTokens {

    private Runnable afterFind = () -> {};

    ScriptedTokens(TokenRepository tokens) {
      super(tokens);
    }

    @Override
    public Optional<AccessToken> find(TokenDigest digest) {
      Optional<AccessToken> found = super.find(digest);
      afterFind.run();
      return found;
    }
  }
}
