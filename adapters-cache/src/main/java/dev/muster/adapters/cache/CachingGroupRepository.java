package dev.muster.adapters.cache;

import dev.muster.adapters.cache.store.CachedResource;
import dev.muster.adapters.cache.store.ResourceKey;
import dev.muster.application.port.out.GroupRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Groups without their members, which are never in memory. */
final class CachingGroupRepository extends CachingResourceRepository implements GroupRepository {

  private final GroupRepository groups;

  CachingGroupRepository(
      GroupRepository groups,
      ReadThrough<ResourceKey, CachedResource> resources,
      @Nullable CachedSearches searches,
      Coherence coherence) {
    super(groups, resources, searches, coherence);
    this.groups = groups;
  }

  @Override
  public Optional<Meta> changeMembers(
      TenantId tenant, ResourceId group, MembershipChange change, VersionCondition condition) {
    return writing(
        tenant,
        List.of(group),
        false,
        () -> groups.changeMembers(tenant, group, change, condition));
  }

  @Override
  public Optional<StoredResource> readWhole(
      TenantId tenant, ResourceId group, Consumer<Value.Complex> member) {
    return groups.readWhole(tenant, group, member);
  }

  @Override
  public void removeLeftovers() {
    groups.removeLeftovers();
  }
}
