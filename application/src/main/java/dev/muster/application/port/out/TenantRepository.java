package dev.muster.application.port.out;

import dev.muster.domain.access.Tenant;
import dev.muster.domain.access.TenantId;
import java.util.List;
import java.util.Optional;

/** The tenants of the server. */
public interface TenantRepository extends Leftovers {

  /**
   * Adds a tenant.
   *
   * @throws dev.muster.domain.error.UniquenessConflict if the name is taken
   */
  Tenant create(String name);

  Optional<Tenant> find(String name);

  /** All of them, by name. */
  List<Tenant> list();

  /**
   * Removes the tenant with its tokens and all its resources; whether there was one. Requests under
   * way may still leave resources behind, which nobody can reach.
   */
  boolean delete(TenantId id);
}
