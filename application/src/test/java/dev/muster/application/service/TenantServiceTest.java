package dev.muster.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.muster.application.fixture.Tokens;
import dev.muster.application.memory.InMemoryTenantRepository;
import dev.muster.application.memory.InMemoryTokenRepository;
import dev.muster.domain.access.Tenant;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.error.ResourceNotFound;
import dev.muster.domain.error.UniquenessConflict;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TenantServiceTest {

  private final InMemoryTokenRepository tokens = new InMemoryTokenRepository();
  private final TenantService service = new TenantService(new InMemoryTenantRepository(tokens));

  @Test
  void createTenant_newName_isListed() {
    Tenant beta = service.createTenant("beta");
    Tenant acme = service.createTenant("acme");
    assertEquals(List.of(acme, beta), service.listTenants());
  }

  @Test
  void createTenant_nameTaken_isAConflict() {
    Tenant acme = service.createTenant("acme");
    assertThrows(UniquenessConflict.class, () -> service.createTenant("acme"));
    assertEquals(List.of(acme), service.listTenants());
  }

  @Test
  void createTenant_noName_isInvalid() {
    for (String name : List.of("", "Acme", "a b", "-a", "a-", "\u00E9", "a\n", "a".repeat(64))) {
      InvalidRequest refusal =
          assertThrows(InvalidRequest.class, () -> service.createTenant(name), name);
      assertEquals(InvalidRequest.Reason.INVALID_VALUE, refusal.reason());
    }
    assertEquals(List.of(), service.listTenants());
  }

  @Test
  void deleteTenant_present_removesItWithItsTokens() {
    Tenant acme = service.createTenant("acme");
    Tenant beta = service.createTenant("beta");
    tokens.create(Tokens.token("okta", acme.id()));
    service.deleteTenant("acme");
    assertEquals(List.of(beta), service.listTenants());
    assertEquals(List.of(), tokens.list(acme.id()));
  }

  @Test
  void deleteTenant_unknown_isNotFound() {
    service.createTenant("acme");
    ResourceNotFound absent =
        assertThrows(ResourceNotFound.class, () -> service.deleteTenant("beta"));
    assertEquals("Tenant beta not found.", absent.getMessage());
    assertEquals(1, service.listTenants().size());
  }
}
