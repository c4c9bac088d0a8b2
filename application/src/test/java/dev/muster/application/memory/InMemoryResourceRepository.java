package dev.muster.application.memory;

import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.Revision;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.UniquenessConflict;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.filter.FilterEvaluator;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.SortComparator;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.User;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.value.Value;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Resources in a map; one operation at a time. */
public final class InMemoryResourceRepository implements ResourceRepository {

  private final Map<TenantId, Map<ResourceId, ResourceState>> tenants = new HashMap<>();

  @Override
  public synchronized void create(TenantId tenant, ResourceState state) {
    checkUnique(tenant, state);
    resources(tenant).put(state.id(), state);
  }

  @Override
  public synchronized Optional<StoredResource> find(TenantId tenant, ResourceId id) {
    return Optional.ofNullable(resources(tenant).get(id)).map(ResourceState::stored);
  }

  @Override
  public Optional<FoundResource> find(TenantId tenant, ResourceId id, Projection projection) {
    return find(tenant, id).map(stored -> stored);
  }

  @Override
  public synchronized ResourcePage search(TenantId tenant, ResourceQuery query) {
    Comparator<ResourceState> order =
        Comparator.comparing(
            InMemoryResourceRepository::describe, new SortComparator(query.sort()));
    List<ResourceState> matching =
        resources(tenant).values().stream()
            .filter(state -> matches(query.filter(), state))
            .sorted(order)
            .toList();
    List<FoundResource> page =
        matching.stream()
            .skip(query.startIndex() - 1L)
            .limit(query.count())
            .map(state -> (FoundResource) state.stored())
            .toList();
    return new ResourcePage(matching.size(), page);
  }

  private static boolean matches(@Nullable Filter filter, ResourceState state) {
    return filter == null || FilterEvaluator.matches(filter, describe(state));
  }

  private static Value.Complex describe(ResourceState state) {
    return state.content().describe(state.id(), state.meta());
  }

  @Override
  public synchronized Optional<StoredResource> update(
      TenantId tenant, ResourceId id, Revision revision) {
    ResourceState current = resources(tenant).get(id);
    if (current == null) {
      return Optional.empty();
    }
    Optional<ResourceState> next = revision.of(current.stored());
    next.ifPresent(
        state -> {
          checkUnique(tenant, state);
          resources(tenant).put(id, state);
        });
    return Optional.of(next.orElse(current).stored());
  }

  @Override
  public synchronized boolean delete(TenantId tenant, ResourceId id, VersionCondition condition) {
    ResourceState current = resources(tenant).get(id);
    if (current == null) {
      return false;
    }
    condition.require(current.meta().version());
    resources(tenant).remove(id);
    return true;
  }

  synchronized void deleteAll(TenantId tenant) {
    tenants.remove(tenant);
  }

  private void checkUnique(TenantId tenant, ResourceState state) {
    Optional<String> key = uniqueKey(state);
    boolean taken =
        key.isPresent()
            && resources(tenant).values().stream()
                .anyMatch(other -> !other.id().equals(state.id()) && uniqueKey(other).equals(key));
    if (taken) {
      throw new UniquenessConflict("userName");
    }
  }

  private static Optional<String> uniqueKey(ResourceState state) {
    return state.content().type().isUser()
        ? Optional.of(new User(state.content()).uniqueKey())
        : Optional.empty();
  }

  private Map<ResourceId, ResourceState> resources(TenantId tenant) {
    return tenants.computeIfAbsent(tenant, _ -> new HashMap<>());
  }
}
