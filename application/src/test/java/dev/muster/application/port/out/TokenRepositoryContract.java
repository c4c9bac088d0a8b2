package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.Tokens;
import dev.muster.application.fixture.Users;
import dev.muster.domain.access.AccessToken;
import dev.muster.domain.access.Scope;
import dev.muster.domain.access.Tenant;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.access.TokenDigest;
import dev.muster.domain.error.UniquenessConflict;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.VersionCondition;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link TokenRepository}. Each test starts by deleting every token in the store.
 */
public abstract class TokenRepositoryContract {

  private static final Instant LATER = Tokens.CREATED.plusMillis(86_400_001);

  public abstract TokenRepository tokens();

  /** In the same store. */
  public abstract TenantRepository tenants();

  /** In the same store. */
  public abstract ResourceRepository users();

  @BeforeEach
  void deleteAllTokens() {
    tokens().list(null).forEach(token -> tokens().delete(null, token.name()));
    for (Tenant tenant : tenants().list()) {
      tokens().list(tenant.id()).forEach(token -> tokens().delete(tenant.id(), token.name()));
    }
  }

  private TenantId newTenant() {
    return tenants().create(UUID.randomUUID().toString()).id();
  }

  private AccessToken add(AccessToken token) {
    tokens().create(token);
    return token;
  }

  @Test
  void find_ofAUserWhoWasDeleted_findsNothing() {
    TenantId tenant = newTenant();
    ResourceState user = Users.user("leaving").state();
    users().create(tenant, user);
    AccessToken token = add(Tokens.token("leaving", tenant, user.id(), LATER, null));
    assertTrue(users().delete(tenant, user.id(), VersionCondition.NONE));
    assertEquals(Optional.empty(), tokens().find(token.digest()));
  }

  @Test
  void find_everyField_survives() {
    TenantId tenant = newTenant();
    ResourceState user = Users.user("bjensen").state();
    users().create(tenant, user);
    AccessToken token = add(Tokens.token("Okta @ 1._-", tenant, user.id(), LATER, Tokens.CREATED));
    assertEquals(Optional.of(token), tokens().find(token.digest()));
    assertEquals(List.of(token), tokens().list(tenant));
  }

  @Test
  void find_nullFields_surviveAsNull() {
    AccessToken token = add(Tokens.token("plain", newTenant()));
    AccessToken admin = add(Tokens.token("plain", null));
    assertEquals(Optional.of(token), tokens().find(token.digest()));
    assertEquals(Optional.of(admin), tokens().find(admin.digest()));
    assertFalse(token.expires() != null || token.lastUse() != null || token.user() != null);
  }

  @Test
  void find_everySetOfScopes_survives() {
    TenantId tenant = newTenant();
    for (Set<Scope> scopes :
        List.of(Set.of(Scope.READ), Set.of(Scope.WRITE), Set.of(Scope.READ, Scope.WRITE))) {
      TokenDigest digest = TokenDigest.ofSecret(UUID.randomUUID().toString());
      AccessToken token =
          add(
              new AccessToken(
                  digest, "scopes " + scopes.hashCode(), tenant, null, scopes, LATER, null, null));
      assertEquals(Optional.of(token), tokens().find(digest));
    }
  }

  @Test
  void find_everyByteOfTheDigest_counts() {
    byte[] bytes = new byte[32];
    for (int i = 0; i < 32; i++) {
      bytes[i] = (byte) (i * 37 - 128);
    }
    TenantId tenant = newTenant();
    AccessToken token = add(withDigest(bytes, tenant));
    AccessToken found = tokens().find(TokenDigest.ofBytes(bytes)).orElseThrow();
    assertEquals(token, found);
    assertArrayEquals(bytes, found.digest().bytes());
    for (int i = 0; i < 32; i++) {
      byte[] other = Arrays.copyOf(bytes, 32);
      other[i] ^= 1;
      assertEquals(Optional.empty(), tokens().find(TokenDigest.ofBytes(other)));
    }
  }

  private static AccessToken withDigest(byte[] bytes, TenantId tenant) {
    return new AccessToken(
        TokenDigest.ofBytes(bytes), "t", tenant, null, Set.of(Scope.READ), LATER, null, null);
  }

  @Test
  void find_expired_isFoundAllTheSame() {
    AccessToken token = add(Tokens.token("old", newTenant(), null, Tokens.CREATED, null));
    assertEquals(Optional.of(token), tokens().find(token.digest()));
  }

  @Test
  void create_nameTaken_isAConflictWithinATenantOrWithoutOne() {
    TenantId tenant = newTenant();
    AccessToken token = add(Tokens.token("okta", tenant));
    AccessToken admin = add(Tokens.token("okta", null));
    AccessToken elsewhere = add(Tokens.token("okta", newTenant()));
    AccessToken second = Tokens.token("okta", tenant);
    assertThrows(UniquenessConflict.class, () -> tokens().create(second));
    assertThrows(UniquenessConflict.class, () -> tokens().create(Tokens.token("okta", null)));
    assertEquals(Optional.empty(), tokens().find(second.digest()));
    for (AccessToken kept : List.of(token, admin, elsewhere)) {
      assertEquals(Optional.of(kept), tokens().find(kept.digest()));
    }
  }

  @Test
  void create_secretInUse_isAConflict() {
    TenantId tenant = newTenant();
    AccessToken token = add(Tokens.token("one", tenant));
    for (TenantId other : List.of(tenant, newTenant())) {
      AccessToken same = withDigest(token.digest().bytes(), other);
      assertThrows(UniquenessConflict.class, () -> tokens().create(same));
    }
    assertEquals(Optional.of(token), tokens().find(token.digest()));
    assertEquals(List.of(token), tokens().list(tenant));
  }

  @Test
  void list_isOrderedByNameAndOfOneTenant() {
    TenantId tenant = newTenant();
    List<String> names = List.of("1", "A b", "A-b", "A.b", "B", "a", "a b", "ab");
    names.reversed().forEach(name -> add(Tokens.token(name, tenant)));
    AccessToken elsewhere = add(Tokens.token("A", newTenant()));
    AccessToken admin = add(Tokens.token("A", null));
    AccessToken admin2 = add(Tokens.token("0", null));
    assertEquals(names, tokens().list(tenant).stream().map(AccessToken::name).toList());
    assertEquals(List.of(admin2, admin), tokens().list(null));
    assertEquals(List.of(elsewhere), tokens().list(elsewhere.tenant()));
    assertEquals(List.of(), tokens().list(newTenant()));
  }

  @Test
  void delete_present_removesItOnly() {
    TenantId tenant = newTenant();
    AccessToken token = add(Tokens.token("okta", tenant));
    AccessToken sibling = add(Tokens.token("entra", tenant));
    AccessToken elsewhere = add(Tokens.token("okta", newTenant()));
    AccessToken admin = add(Tokens.token("okta", null));
    assertTrue(tokens().delete(tenant, "okta"));
    assertFalse(tokens().delete(tenant, "okta"));
    assertFalse(tokens().delete(tenant, "OKTA"));
    assertEquals(Optional.empty(), tokens().find(token.digest()));
    for (AccessToken kept : List.of(sibling, elsewhere, admin)) {
      assertEquals(Optional.of(kept), tokens().find(kept.digest()));
    }
    assertTrue(tokens().delete(null, "okta"));
    assertEquals(Optional.empty(), tokens().find(admin.digest()));
    assertEquals(Optional.of(elsewhere), tokens().find(elsewhere.digest()));
    add(Tokens.token("okta", tenant));
  }

  @Test
  void isEmpty_isTrueWithoutAnyTokenOnly() {
    assertTrue(tokens().isEmpty());
    TenantId tenant = newTenant();
    assertTrue(tokens().isEmpty());
    add(Tokens.token("a", tenant));
    assertFalse(tokens().isEmpty());
    tokens().delete(tenant, "a");
    assertTrue(tokens().isEmpty());
    add(Tokens.token("a", null));
    assertFalse(tokens().isEmpty());
  }

  @Test
  void recordUses_knownTokens_notesTheLatestUse() {
    AccessToken used = add(Tokens.token("used", newTenant()));
    AccessToken admin = add(Tokens.token("used", null));
    AccessToken unused = add(Tokens.token("unused", newTenant()));
    tokens().recordUses(Map.of(used.digest(), LATER, admin.digest(), LATER.plusMillis(1)));
    assertEquals(used(used, LATER), tokens().find(used.digest()).orElseThrow());
    assertEquals(used(admin, LATER.plusMillis(1)), tokens().find(admin.digest()).orElseThrow());
    assertEquals(Optional.of(unused), tokens().find(unused.digest()));
    tokens().recordUses(Map.of(used.digest(), LATER.plusMillis(2)));
    assertEquals(used(used, LATER.plusMillis(2)), tokens().find(used.digest()).orElseThrow());
    tokens().recordUses(Map.of(used.digest(), LATER));
    assertEquals(
        used(used, LATER.plusMillis(2)),
        tokens().find(used.digest()).orElseThrow(),
        "an earlier use that is noted late must not hide a later one");
  }

  @Test
  void recordUses_unknownTokens_arePassedOver() {
    AccessToken known = add(Tokens.token("known", newTenant()));
    TokenDigest revoked = TokenDigest.ofSecret("revoked");
    tokens().recordUses(Map.of(revoked, LATER, known.digest(), LATER));
    assertEquals(Optional.empty(), tokens().find(revoked));
    assertEquals(used(known, LATER), tokens().find(known.digest()).orElseThrow());
    tokens().recordUses(Map.of());
    assertEquals(used(known, LATER), tokens().find(known.digest()).orElseThrow());
  }

  private static AccessToken used(AccessToken token, Instant moment) {
    return new AccessToken(
        token.digest(),
        token.name(),
        token.tenant(),
        token.user(),
        token.scopes(),
        token.created(),
        token.expires(),
        moment);
  }
}
