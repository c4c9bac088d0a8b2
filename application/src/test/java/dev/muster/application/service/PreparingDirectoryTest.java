package dev.muster.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.ForwardingTokens;
import dev.muster.application.fixture.SettableClock;
import dev.muster.application.fixture.Tokens;
import dev.muster.application.memory.InMemoryResourceRepository;
import dev.muster.application.memory.InMemoryTenantRepository;
import dev.muster.application.memory.InMemoryTokenRepository;
import dev.muster.application.port.in.PrepareDirectoryUseCase;
import dev.muster.application.port.out.TenantRepository;
import dev.muster.application.port.out.TokenRepository;
import dev.muster.domain.access.AccessToken;
import dev.muster.domain.access.Principal;
import dev.muster.domain.access.Scope;
import dev.muster.domain.access.Tenant;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.access.TokenDigest;
import dev.muster.domain.error.InvalidRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What happens when a server starts. */
final class PreparingDirectoryTest {

  private static final String DEFAULT = PrepareDirectoryUseCase.DEFAULT_TENANT;
  private static final Instant NOW = Instant.parse("2026-07-08T09:10:11.123Z");

  private final InMemoryTokenRepository tokens = new InMemoryTokenRepository();
  private final InMemoryTenantRepository tenants = new InMemoryTenantRepository(tokens);
  private final SettableClock clock = new SettableClock(NOW);
  private final TokenService service = service(tokens, tenants);

  private TokenService service(TokenRepository tokens, TenantRepository tenants) {
    return new TokenService(
        tokens, tenants, new InMemoryResourceRepository(), new SplittableRandom(7), clock);
  }

  private Optional<Principal> authenticate(String secret) {
    return new AuthenticationService(tokens, clock).authenticate(secret);
  }

  private TenantId defaultTenant() {
    return tenants.find(DEFAULT).map(Tenant::id).orElseThrow();
  }

  private void assertFullAccess(String secret, String name) {
    assertEquals(
        Optional.of(new Principal(name, defaultTenant(), null, Set.of(Scope.READ, Scope.WRITE))),
        authenticate(secret));
  }

  @Test
  void prepare_firstStart_makesATenantAndShowsItsTokenOnce() {
    String secret = service.prepare(null).orElseThrow();
    assertTrue(secret.matches("mst_[A-Za-z0-9_-]{43}"), secret);
    assertFullAccess(secret, "first");
    AccessToken first = tokens.list(defaultTenant()).getFirst();
    assertEquals(NOW, first.created());
    assertEquals(Optional.empty(), service.prepare(null));
    assertEquals(List.of(first), tokens.list(defaultTenant()));
  }

  @Test
  void prepare_defaultTenantExists_isUsed() {
    Tenant existing = tenants.create(DEFAULT);
    assertFullAccess(service.prepare(null).orElseThrow(), "first");
    assertEquals(List.of(existing), tenants.list());
  }

  @Test
  void prepare_anyTokenExists_makesNothing() {
    tokens.create(Tokens.token("root", null));
    assertEquals(Optional.empty(), service.prepare(null));
    assertEquals(List.of(), tenants.list());
  }

  @Test
  void prepare_givenToken_isValidAndNeverShown() {
    assertEquals(Optional.empty(), service.prepare("chosen"));
    assertFullAccess("chosen", "(MUSTER_TOKEN)");
    assertEquals(1, tokens.list(defaultTenant()).size());
  }

  @Test
  void prepare_givenTokenAgain_changesNothing() {
    service.prepare("chosen");
    tokens.recordUses(Map.of(TokenDigest.ofSecret("chosen"), NOW));
    List<AccessToken> before = tokens.list(defaultTenant());
    clock.advance(Duration.ofDays(1));
    assertEquals(Optional.empty(), service.prepare("chosen"));
    assertEquals(before, tokens.list(defaultTenant()));
  }

  @Test
  void prepare_anotherGivenToken_replacesTheOneBefore() {
    service.prepare("before");
    assertEquals(Optional.empty(), service.prepare("after"));
    assertEquals(Optional.empty(), authenticate("before"));
    assertFullAccess("after", "(MUSTER_TOKEN)");
    assertEquals(1, tokens.list(defaultTenant()).size());
  }

  @Test
  void prepare_givenTokenBesidesOthers_keepsThem() {
    String first = service.prepare(null).orElseThrow();
    AccessToken root = Tokens.token("root", null);
    tokens.create(root);
    service.prepare("chosen");
    assertFullAccess(first, "first");
    assertFullAccess("chosen", "(MUSTER_TOKEN)");
    assertEquals(List.of(root), tokens.list(null));
  }

  @Test
  void prepare_givenTokenKnownByAnotherName_changesNothing() {
    String first = service.prepare(null).orElseThrow();
    service.prepare(first);
    assertFullAccess(first, "first");
    assertEquals(1, tokens.list(defaultTenant()).size());
  }

  @Test
  void prepare_givenTokenOfAnotherTenant_isRefused() {
    TenantId acme = tenants.create("acme").id();
    AccessToken other = token("secret", acme, Scope.READ, null);
    tokens.create(other);
    assertThrows(InvalidRequest.class, () -> service.prepare("secret"));
    assertEquals(List.of(other), tokens.list(acme));
  }

  @Test
  void prepare_givenTokenForAdministration_isRefused() {
    tokens.create(token("secret", null, Scope.ADMIN, null));
    assertThrows(InvalidRequest.class, () -> service.prepare("secret"));
  }

  @Test
  void prepare_givenTokenExpired_isRefused() {
    TenantId tenant = tenants.create(DEFAULT).id();
    tokens.create(token("secret", tenant, Scope.READ, NOW.plusMillis(1)));
    assertEquals(Optional.empty(), service.prepare("secret"));
    clock.advance(Duration.ofMillis(1));
    assertThrows(InvalidRequest.class, () -> service.prepare("secret"));
  }

  private static AccessToken token(
      String secret, @Nullable TenantId tenant, Scope scope, @Nullable Instant expires) {
    return new AccessToken(
        TokenDigest.ofSecret(secret), "mine", tenant, null, Set.of(scope), NOW, expires, null);
  }

  @Test
  void prepare_anotherNodeMadeTheTokenMeanwhile_showsNothing() {
    service.prepare(null);
    TokenService late =
        service(
            new ForwardingTokens(tokens) {
              @Override
              public boolean isEmpty() {
                return true;
              }
            },
            tenants);
    assertEquals(Optional.empty(), late.prepare(null));
    assertEquals(1, tokens.list(defaultTenant()).size());
  }

  @Test
  void prepare_anotherNodeMadeTheTenantMeanwhile_usesIt() {
    Tenant made = tenants.create(DEFAULT);
    assertFullAccess(
        service(tokens, new LateTenants(tenants)).prepare(null).orElseThrow(), "first");
    assertEquals(List.of(made), tenants.list());
  }

  /** Does not see a tenant the first time that it is asked for. */
  private static final class LateTenants implements TenantRepository {

    private final TenantRepository tenants;
    private boolean asked;

    LateTenants(TenantRepository tenants) {
      this.tenants = tenants;
    }

    @Override
    public Optional<Tenant> find(String name) {
      boolean late = !asked;
      asked = true;
      return late ? Optional.empty() : tenants.find(name);
    }

    @Override
    public Tenant create(String name) {
      return tenants.create(name);
    }

    @Override
    public List<Tenant> list() {
      return tenants.list();
    }

    @Override
    public boolean delete(TenantId id) {
      return tenants.delete(id);
    }

    @Override
    public void removeLeftovers() {
      tenants.removeLeftovers();
    }
  }
}
