package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.TenantUsers;
import dev.muster.application.fixture.Tokens;
import dev.muster.application.fixture.Users;
import dev.muster.domain.access.AccessToken;
import dev.muster.domain.access.Tenant;
import dev.muster.domain.error.UniquenessConflict;
import dev.muster.domain.resource.ResourceState;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link TenantRepository}. There may be tenants of others; these tests use names
 * that nobody else has.
 */
public abstract class TenantRepositoryContract {

  private final String prefix = UUID.randomUUID().toString();

  public abstract TenantRepository tenants();

  /** In the same store. */
  public abstract TokenRepository tokens();

  /** In the same store. */
  public abstract ResourceRepository users();

  @Test
  void create_newName_isFoundByIt() {
    Tenant tenant = tenants().create(prefix);
    assertEquals(prefix, tenant.name());
    assertEquals(Optional.of(tenant), tenants().find(prefix));
    assertTrue(tenants().list().contains(tenant));
  }

  @Test
  void create_nameTaken_isAConflict() {
    Tenant tenant = tenants().create(prefix);
    assertThrows(UniquenessConflict.class, () -> tenants().create(prefix));
    assertEquals(Optional.of(tenant), tenants().find(prefix));
    assertNotEquals(tenant.id(), tenants().create(prefix + ".2").id());
  }

  @Test
  void create_longestName_isKept() {
    String name = (prefix + prefix).substring(0, 63);
    assertEquals(Optional.of(tenants().create(name)), tenants().find(name));
  }

  @Test
  void find_unknownName_isEmpty() {
    tenants().create(prefix);
    assertEquals(Optional.empty(), tenants().find(prefix + "x"));
    assertEquals(Optional.empty(), tenants().find(prefix.substring(1)));
    assertEquals(Optional.empty(), tenants().find(""));
    assertEquals(Optional.empty(), tenants().find("' or '1'='1"));
  }

  @Test
  void list_isOrderedByName() {
    List<String> inOrder =
        Stream.of("", "-a", ".a", "0", "_a", "a", "a-b", "a.b", "a_b", "ab", "b")
            .map(suffix -> prefix + suffix)
            .toList();
    inOrder.reversed().forEach(name -> tenants().create(name));
    assertEquals(
        inOrder,
        tenants().list().stream().map(Tenant::name).filter(n -> n.startsWith(prefix)).toList());
  }

  @Test
  void delete_present_removesItOnly() {
    Tenant gone = tenants().create(prefix + "-gone");
    Tenant kept = tenants().create(prefix + "-kept");
    assertTrue(tenants().delete(gone.id()));
    assertEquals(Optional.empty(), tenants().find(gone.name()));
    assertEquals(Optional.of(kept), tenants().find(kept.name()));
    assertFalse(tenants().list().contains(gone));
    assertTrue(tenants().list().contains(kept));
    assertFalse(tenants().delete(gone.id()));
  }

  @Test
  void delete_removesItsTokensOnly() {
    Tenant gone = tenants().create(prefix + "-gone");
    Tenant kept = tenants().create(prefix + "-kept");
    AccessToken first = Tokens.token(prefix + "1", gone.id());
    AccessToken second = Tokens.token(prefix + "2", gone.id());
    AccessToken other = Tokens.token(prefix + "1", kept.id());
    AccessToken admin = Tokens.token(prefix + "1", null);
    Stream.of(first, second, other, admin).forEach(token -> tokens().create(token));
    tenants().delete(gone.id());
    assertEquals(Optional.empty(), tokens().find(first.digest()));
    assertEquals(Optional.empty(), tokens().find(second.digest()));
    assertEquals(List.of(), tokens().list(gone.id()));
    assertEquals(Optional.of(other), tokens().find(other.digest()));
    assertEquals(Optional.of(admin), tokens().find(admin.digest()));
    tokens().delete(null, admin.name());
  }

  @Test
  void delete_removesItsResourcesOnly() {
    TenantUsers gone = new TenantUsers(users(), tenants().create(prefix + "-gone").id());
    TenantUsers kept = new TenantUsers(users(), tenants().create(prefix + "-kept").id());
    ResourceState lost = gone.add(Users.user("bjensen"));
    ResourceState other = kept.add(Users.user("bjensen"));
    tokens().create(Tokens.token(prefix, gone.tenant(), lost.id(), Tokens.CREATED, Tokens.CREATED));
    assertTrue(tenants().delete(gone.tenant()));
    assertEquals(Optional.empty(), users().find(gone.tenant(), lost.id()));
    assertEquals(other.stored(), kept.stored(other.id()));
    assertEquals(1, kept.total(null));
  }

  @Test
  void create_nameOfADeletedTenant_isANewTenantWithNothingInIt() {
    Tenant before = tenants().create(prefix);
    new TenantUsers(users(), before.id()).add(Users.user("bjensen"));
    tokens().create(Tokens.token(prefix, before.id()));
    tenants().delete(before.id());
    Tenant after = tenants().create(prefix);
    assertNotEquals(before.id(), after.id());
    TenantUsers fresh = new TenantUsers(users(), after.id());
    assertEquals(0, fresh.total(null));
    fresh.add(Users.user("bjensen"));
    assertEquals(1, fresh.total(null));
    assertEquals(List.of(), tokens().list(after.id()));
  }
}
