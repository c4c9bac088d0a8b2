package dev.muster.application.memory;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceState;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The resources of one type, each tenant's apart. */
final class InMemoryTable {

  private final Map<TenantId, Map<ResourceId, ResourceState>> tenants = new HashMap<>();

  @Nullable ResourceState get(TenantId tenant, ResourceId id) {
    return tenants.getOrDefault(tenant, Map.of()).get(id);
  }

  Collection<ResourceState> all(TenantId tenant) {
    return List.copyOf(tenants.getOrDefault(tenant, Map.of()).values());
  }

  void put(TenantId tenant, ResourceState state) {
    tenants.computeIfAbsent(tenant, _ -> new HashMap<>()).put(state.id(), state);
  }

  void remove(TenantId tenant, ResourceId id) {
    tenants.getOrDefault(tenant, new HashMap<>()).remove(id);
  }

  void removeAll(TenantId tenant) {
    tenants.remove(tenant);
  }
}
