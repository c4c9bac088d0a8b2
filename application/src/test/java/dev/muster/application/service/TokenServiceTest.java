package dev.muster.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.SettableClock;
import dev.muster.application.fixture.Users;
import dev.muster.application.memory.InMemoryResourceRepository;
import dev.muster.application.memory.InMemoryTenantRepository;
import dev.muster.application.memory.InMemoryTokenRepository;
import dev.muster.application.port.in.ManageTokensUseCase.Order;
import dev.muster.domain.access.AccessToken;
import dev.muster.domain.access.Scope;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.access.TokenDigest;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.error.ResourceNotFound;
import dev.muster.domain.error.UniquenessConflict;
import dev.muster.domain.resource.ResourceState;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TokenServiceTest {

  private static final Instant NOW = Instant.parse("2026-07-08T09:10:11.123Z");
  private static final Set<Scope> READ = Set.of(Scope.READ);
  private static final Set<Scope> ADMIN = Set.of(Scope.ADMIN);

  private final InMemoryResourceRepository users = new InMemoryResourceRepository();
  private final InMemoryTokenRepository tokens = new InMemoryTokenRepository();
  private final InMemoryTenantRepository tenants = new InMemoryTenantRepository(tokens, users);
  private final TenantId acme = tenants.create("acme").id();
  private final TenantId beta = tenants.create("beta").id();
  private final TokenService service =
      new TokenService(
          tokens,
          tenants,
          users,
          new SplittableRandom(7),
          new SettableClock(NOW.plusNanos(456_789)));

  private static Order order(
      @Nullable String tenant, String name, Set<Scope> scopes, @Nullable String user) {
    return new Order(tenant, name, scopes, null, user);
  }

  private AccessToken token(String secret) {
    return tokens.find(TokenDigest.ofSecret(secret)).orElseThrow();
  }

  @Test
  void createToken_forATenant_isKeptByItsDigest() {
    Instant expires = NOW.plusSeconds(3_600);
    Set<Scope> scopes = Set.of(Scope.READ, Scope.WRITE);
    String secret = service.createToken(new Order("acme", "okta", scopes, expires, null));
    assertTrue(secret.matches("mst_[A-Za-z0-9_-]{43}"), secret);
    assertEquals(
        new AccessToken(
            TokenDigest.ofSecret(secret), "okta", acme, null, scopes, NOW, expires, null),
        token(secret));
  }

  @Test
  void createToken_forAdministration_hasNoTenant() {
    String secret = service.createToken(order(null, "root", ADMIN, null));
    assertEquals(
        new AccessToken(TokenDigest.ofSecret(secret), "root", null, null, ADMIN, NOW, null, null),
        token(secret));
  }

  @Test
  void createToken_twice_makesTwoSecrets() {
    String first = service.createToken(order("acme", "one", READ, null));
    String second = service.createToken(order("acme", "two", READ, null));
    assertNotEquals(first, second);
    assertEquals("one", token(first).name());
    assertEquals("two", token(second).name());
  }

  @Test
  void createToken_forAUser_byIdOrUserNameInAnyCase() {
    ResourceState user = Users.user("BJensen").state();
    users.create(acme, user);
    for (String wanted : List.of(user.id().toString(), "BJensen", "bjENSEN")) {
      String secret = service.createToken(order("acme", "t" + wanted.hashCode(), READ, wanted));
      assertEquals(user.id(), token(secret).user());
    }
  }

  @Test
  void createToken_userNameThatLooksLikeAnId_isFoundByName() {
    String name = Users.user("x").id().toString();
    ResourceState user = Users.user(name).state();
    users.create(acme, user);
    assertEquals(user.id(), token(service.createToken(order("acme", "t", READ, name))).user());
  }

  @Test
  void createToken_unknownUser_isNotFound() {
    ResourceState foreign = Users.user("bjensen").state();
    users.create(beta, foreign);
    for (String wanted : List.of("nobody", "bjensen", "bjens", foreign.id().toString(), "")) {
      assertThrows(
          ResourceNotFound.class,
          () -> service.createToken(order("acme", "t", READ, wanted)),
          wanted);
    }
    assertTrue(tokens.isEmpty());
  }

  @Test
  void createToken_unknownTenant_isNotFound() {
    assertThrows(ResourceNotFound.class, () -> service.createToken(order("none", "t", READ, null)));
  }

  @Test
  void createToken_ordersThatMakeNoSense_areInvalid() {
    for (Order order :
        List.of(
            order("acme", "", READ, null),
            order("acme", " t", READ, null),
            order("acme", "t\n", READ, null),
            order("acme", "t/t", READ, null),
            order("acme", "t".repeat(64), READ, null),
            order("acme", "t", Set.of(), null),
            order(null, "t", READ, null),
            order(null, "t", Set.of(Scope.WRITE), null),
            order("acme", "t", ADMIN, null),
            order(null, "t", Set.of(Scope.ADMIN, Scope.READ), null),
            order(null, "t", ADMIN, "bjensen"),
            new Order("acme", "t", READ, NOW, null),
            new Order("acme", "t", READ, NOW.plusNanos(456_789), null))) {
      InvalidRequest refusal =
          assertThrows(InvalidRequest.class, () -> service.createToken(order), order.toString());
      assertEquals(InvalidRequest.Reason.INVALID_VALUE, refusal.reason());
    }
    assertTrue(tokens.isEmpty());
  }

  @Test
  void createToken_nameTaken_isAConflictInTheTenantOnly() {
    service.createToken(order("acme", "okta", READ, null));
    assertThrows(
        UniquenessConflict.class,
        () -> service.createToken(order("acme", "okta", Set.of(Scope.WRITE), null)));
    service.createToken(order("beta", "okta", READ, null));
    service.createToken(order(null, "okta", ADMIN, null));
  }

  @Test
  void listTokens_areThoseOfTheTenantByName() {
    AccessToken two = token(service.createToken(order("acme", "two", READ, null)));
    AccessToken one = token(service.createToken(order("acme", "one", READ, null)));
    AccessToken root = token(service.createToken(order(null, "root", ADMIN, null)));
    assertEquals(List.of(one, two), service.listTokens("acme"));
    assertEquals(List.of(), service.listTokens("beta"));
    assertEquals(List.of(root), service.listTokens(null));
    assertThrows(ResourceNotFound.class, () -> service.listTokens("none"));
  }

  @Test
  void revokeToken_present_removesItOnly() {
    service.createToken(order("acme", "okta", READ, null));
    AccessToken elsewhere = token(service.createToken(order("beta", "okta", READ, null)));
    AccessToken root = token(service.createToken(order(null, "okta", ADMIN, null)));
    service.revokeToken("acme", "okta");
    assertEquals(List.of(), service.listTokens("acme"));
    assertEquals(List.of(elsewhere), service.listTokens("beta"));
    assertEquals(List.of(root), service.listTokens(null));
    service.revokeToken(null, "okta");
    assertEquals(List.of(), service.listTokens(null));
  }

  @Test
  void revokeToken_unknown_isNotFound() {
    service.createToken(order("acme", "okta", READ, null));
    assertThrows(ResourceNotFound.class, () -> service.revokeToken("acme", "Okta"));
    assertThrows(ResourceNotFound.class, () -> service.revokeToken("beta", "okta"));
    assertThrows(ResourceNotFound.class, () -> service.revokeToken(null, "okta"));
    assertThrows(ResourceNotFound.class, () -> service.revokeToken("none", "okta"));
    assertEquals(1, service.listTokens("acme").size());
  }
}
