package dev.muster.adapters.cache;

import dev.muster.adapters.cache.store.CachedResource;
import dev.muster.adapters.cache.store.ResourceKey;
import dev.muster.application.port.out.ChangedGroup;
import dev.muster.application.port.out.GroupRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
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

  /** Where only users come and go, others keep their groups in memory. */
  @Override
  public Optional<ChangedGroup> changeMembers(
      TenantId tenant, ResourceId group, MembershipChange change, VersionCondition condition) {
    Optional<ChangedGroup> changed = Optional.empty();
    try {
      changed = groups.changeMembers(tenant, group, change, condition);
      return changed;
    } finally {
      if (changed.isPresent() && changed.get().ofUsersOnly()) {
        coherence.madeMembers(
            new ResourceKey(tenant, group),
            Stream.concat(change.added().stream(), change.removed().stream()));
      } else {
        coherence.made(tenant, List.of(group), false);
      }
    }
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
