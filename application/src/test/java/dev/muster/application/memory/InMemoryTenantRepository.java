package dev.muster.application.memory;

import dev.muster.application.port.out.TenantRepository;
import dev.muster.domain.access.Tenant;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.UniquenessConflict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tenants in a map; deleting one empties the other repositories of what belonged to it. */
public final class InMemoryTenantRepository implements TenantRepository {

  private final Map<String, Tenant> tenants = new TreeMap<>();
  private final InMemoryTokenRepository tokens;
  private final List<InMemoryResourceRepository> resources;
  private int lastId;

  public InMemoryTenantRepository(
      InMemoryTokenRepository tokens, InMemoryResourceRepository... resources) {
    this.tokens = tokens;
    this.resources = List.of(resources);
  }

  @Override
  public synchronized Tenant create(String name) {
    if (tenants.containsKey(name)) {
      throw new UniquenessConflict("name");
    }
    Tenant tenant = new Tenant(new TenantId(++lastId), name);
    tenants.put(name, tenant);
    return tenant;
  }

  @Override
  public synchronized Optional<Tenant> find(String name) {
    return Optional.ofNullable(tenants.get(name));
  }

  @Override
  public synchronized List<Tenant> list() {
    return List.copyOf(tenants.values());
  }

  @Override
  public synchronized boolean delete(TenantId id) {
    tokens.deleteAll(id);
    resources.forEach(repository -> repository.deleteAll(id));
    return tenants.values().removeIf(tenant -> tenant.id().equals(id));
  }

  /** Nothing is ever left: deleting is one step. */
  @Override
  public void removeLeftovers() {}
}
