package dev.muster.application.service;

import dev.muster.application.port.in.ManageTenantsUseCase;
import dev.muster.application.port.out.TenantRepository;
import dev.muster.domain.access.Tenant;
import dev.muster.domain.error.ResourceNotFound;
import java.util.List;

/** Administration of tenants. */
public final class TenantService implements ManageTenantsUseCase {

  private final TenantRepository tenants;

  public TenantService(TenantRepository tenants) {
    this.tenants = tenants;
  }

  @Override
  public Tenant createTenant(String name) {
    return tenants.create(Tenant.checkName(name));
  }

  @Override
  public List<Tenant> listTenants() {
    return tenants.list();
  }

  @Override
  public void deleteTenant(String name) {
    boolean deleted = tenants.find(name).map(tenant -> tenants.delete(tenant.id())).orElse(false);
    if (!deleted) {
      throw new ResourceNotFound("Tenant", name);
    }
  }
}
