package dev.muster.application.memory;

import dev.muster.application.port.out.GroupRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.VersionCondition;
import java.util.Optional;

/** The groups of a directory. */
public final class InMemoryGroupRepository extends InMemoryResourceRepository
    implements GroupRepository {

  private final InMemoryTable groups;
  private final InMemoryMemberships memberships;

  InMemoryGroupRepository(InMemoryTable groups, InMemoryMemberships memberships) {
    super(groups, memberships);
    this.groups = groups;
    this.memberships = memberships;
  }

  @Override
  public Optional<Meta> changeMembers(
      TenantId tenant, ResourceId group, MembershipChange change, VersionCondition condition) {
    synchronized (memberships) {
      ResourceState current = groups.get(tenant, group);
      if (current == null) {
        return Optional.empty();
      }
      memberships.check(tenant, group, change);
      condition.require(current.meta().version());
      return Optional.of(
          memberships.change(tenant, group, change)
              ? memberships.advance(tenant, current).meta()
              : current.meta());
    }
  }

  /** Nothing is ever left: deleting is one step. */
  @Override
  public void removeLeftovers() {}
}
