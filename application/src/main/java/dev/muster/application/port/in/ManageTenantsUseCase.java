package dev.muster.application.port.in;

import dev.muster.domain.access.Tenant;
import java.util.List;

/** Administration of tenants. */
public interface ManageTenantsUseCase {

  /**
   * Adds a tenant.
   *
   * @throws dev.muster.domain.error.InvalidRequest if the name is not one
   * @throws dev.muster.domain.error.UniquenessConflict if it is taken
   */
  Tenant createTenant(String name);

  /** All of them, by name. */
  List<Tenant> listTenants();

  /**
   * Removes a tenant with its tokens and everything in it.
   *
   * @throws dev.muster.domain.error.ResourceNotFound if there is no such tenant
   */
  void deleteTenant(String name);
}
