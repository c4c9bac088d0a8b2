package dev.muster.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.ForwardingTokens;
import dev.muster.application.fixture.SequentialIds;
import dev.muster.application.fixture.SettableClock;
import dev.muster.application.memory.InMemoryTokenRepository;
import dev.muster.domain.access.AccessToken;
import dev.muster.domain.access.Principal;
import dev.muster.domain.access.Scope;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.access.TokenDigest;
import dev.muster.domain.error.DirectoryUnavailable;
import dev.muster.domain.resource.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AuthenticationServiceTest {

  private static final Instant NOW = Instant.parse("2026-07-08T09:10:11.123Z");
  private static final TenantId TENANT = new TenantId(1);
  private static final ResourceId USER = SequentialIds.id(1);

  private final InMemoryTokenRepository tokens = new InMemoryTokenRepository();
  private final SettableClock clock = new SettableClock(NOW);
  private final AuthenticationService service = new AuthenticationService(tokens, clock);

  private void add(String secret, @Nullable Instant expires) {
    tokens.create(
        new AccessToken(
            TokenDigest.ofSecret(secret),
            "name of " + secret,
            TENANT,
            USER,
            Set.of(Scope.READ),
            NOW,
            expires,
            null));
  }

  private @Nullable Instant lastUse(String secret) {
    return tokens.find(TokenDigest.ofSecret(secret)).orElseThrow().lastUse();
  }

  @Test
  void authenticate_validToken_tellsItsHolder() {
    add("secret", null);
    assertEquals(
        Optional.of(new Principal("name of secret", TENANT, USER, Set.of(Scope.READ))),
        service.authenticate("secret"));
  }

  @Test
  void authenticate_unknownSecret_isEmpty() {
    add("secret", null);
    for (String wrong : List.of("", "Secret", "secret ", "name of secret")) {
      assertEquals(Optional.empty(), service.authenticate(wrong));
    }
  }

  @Test
  void authenticate_expiry_isTheFirstMomentOfInvalidity() {
    add("secret", NOW);
    clock.set(NOW.minusMillis(1));
    assertTrue(service.authenticate("secret").isPresent());
    clock.set(NOW);
    assertEquals(Optional.empty(), service.authenticate("secret"));
    clock.advance(Duration.ofDays(1));
    assertEquals(Optional.empty(), service.authenticate("secret"));
  }

  /** Memory that has every token, so that nothing has to be asked. */
  private AuthenticationService remembering() {
    return new AuthenticationService(
        new ForwardingTokens(tokens) {
          @Override
          public Optional<AccessToken> find(TokenDigest digest) {
            throw new DirectoryUnavailable("away", Duration.ofSeconds(1));
          }

          @Override
          public Optional<AccessToken> findNear(TokenDigest digest) {
            return tokens.find(digest);
          }
        },
        clock);
  }

  @Test
  void recognize_tokenInMemory_tellsItsHolder_whileItIsValid() {
    add("secret", NOW);
    AuthenticationService remembering = remembering();
    clock.set(NOW.minusMillis(1));
    assertEquals(
        Optional.of(new Principal("name of secret", TENANT, USER, Set.of(Scope.READ))),
        remembering.recognize("secret"));
    clock.set(NOW);
    assertEquals(Optional.empty(), remembering.recognize("secret"));
    remembering.recordUses();
    assertEquals(NOW.minusMillis(1), lastUse("secret"));
  }

  @Test
  void recognize_tokenThatWouldHaveToBeLookedUp_isEmpty() {
    add("secret", null);
    assertEquals(Optional.empty(), service.recognize("secret"));
  }

  @Test
  void authenticate_revoked_isEmpty() {
    add("secret", null);
    tokens.delete(TENANT, "name of secret");
    assertEquals(Optional.empty(), service.authenticate("secret"));
  }

  @Test
  void recordUses_usedTokens_haveTheirLastUse() {
    add("used", null);
    add("unused", null);
    add("expired", NOW);
    service.authenticate("used");
    service.authenticate("expired");
    clock.advance(Duration.ofMinutes(1));
    service.authenticate("used");
    assertNull(lastUse("used"), "requests do not write");
    service.recordUses();
    assertEquals(NOW.plusSeconds(60), lastUse("used"));
    assertNull(lastUse("unused"));
    assertNull(lastUse("expired"));
  }

  @Test
  void recordUses_oftenUsedToken_hasTheFirstUseOfItsLastSecond() {
    add("secret", null);
    service.authenticate("secret");
    clock.advance(Duration.ofMillis(876));
    service.authenticate("secret");
    clock.advance(Duration.ofMillis(1));
    Instant nextSecond = clock.instant();
    service.authenticate("secret");
    clock.advance(Duration.ofMillis(999));
    service.authenticate("secret");
    service.recordUses();
    assertEquals(nextSecond, lastUse("secret"));
  }

  @Test
  void recordUses_nothingUsedSince_writesNothing() {
    add("secret", null);
    List<Map<TokenDigest, Instant>> writes = new ArrayList<>();
    AuthenticationService counted =
        new AuthenticationService(
            new ForwardingTokens(tokens) {
              @Override
              public void recordUses(Map<TokenDigest, Instant> uses) {
                writes.add(Map.copyOf(uses));
              }
            },
            clock);
    counted.recordUses();
    counted.authenticate("secret");
    counted.recordUses();
    counted.recordUses();
    assertEquals(List.of(Map.of(TokenDigest.ofSecret("secret"), NOW)), writes);
  }

  @Test
  void recordUses_storeIsAway_isMadeUpForLater() {
    add("secret", null);
    AuthenticationService unlucky =
        new AuthenticationService(
            new ForwardingTokens(tokens) {
              private boolean away = true;

              @Override
              public void recordUses(Map<TokenDigest, Instant> uses) {
                if (away) {
                  away = false;
                  throw new DirectoryUnavailable("away", Duration.ofSeconds(1));
                }
                super.recordUses(uses);
              }
            },
            clock);
    unlucky.authenticate("secret");
    assertThrows(DirectoryUnavailable.class, unlucky::recordUses);
    unlucky.recordUses();
    assertEquals(NOW, lastUse("secret"));
  }

  @Test
  void recordUses_usedWhileWriting_isWrittenNextTime() {
    add("secret", null);
    List<AuthenticationService> busy = new ArrayList<>();
    ForwardingTokens slow =
        new ForwardingTokens(tokens) {
          private boolean first = true;

          @Override
          public void recordUses(Map<TokenDigest, Instant> uses) {
            super.recordUses(uses);
            if (first) {
              first = false;
              clock.advance(Duration.ofSeconds(1));
              busy.getFirst().authenticate("secret");
            }
          }
        };
    busy.add(new AuthenticationService(slow, clock));
    busy.getFirst().authenticate("secret");
    busy.getFirst().recordUses();
    busy.getFirst().recordUses();
    assertEquals(NOW, lastUse("secret"));
    clock.advance(Duration.ofMinutes(1));
    busy.getFirst().recordUses();
    assertEquals(NOW.plusSeconds(1), lastUse("secret"));
  }
}
