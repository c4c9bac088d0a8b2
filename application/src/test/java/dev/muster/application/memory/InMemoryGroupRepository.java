package dev.muster.application.memory;

import dev.muster.application.port.out.ChangedGroup;
import dev.muster.application.port.out.GroupRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.Relations;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.value.Value;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

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
  public Optional<ChangedGroup> changeMembers(
      TenantId tenant, ResourceId group, MembershipChange change, VersionCondition condition) {
    synchronized (memberships) {
      ResourceState current = groups.get(tenant, group);
      if (current == null) {
        return Optional.empty();
      }
      memberships.check(tenant, group, change);
      condition.require(current.meta().version());
      boolean ofUsersOnly =
          !change.clears()
              && Stream.concat(change.added().stream(), change.removed().stream())
                  .allMatch(member -> memberships.isUser(tenant, member));
      Meta meta =
          memberships.change(tenant, group, change)
              ? memberships.advance(tenant, current).meta()
              : current.meta();
      return Optional.of(new ChangedGroup(meta, ofUsersOnly));
    }
  }

  @Override
  public Optional<StoredResource> readWhole(
      TenantId tenant, ResourceId group, Consumer<Value.Complex> member) {
    synchronized (memberships) {
      ResourceState state = groups.get(tenant, group);
      if (state == null) {
        return Optional.empty();
      }
      if (memberships.related(tenant, state).attributes().get(Relations.MEMBERS.name())
          instanceof Value.Multiple members) {
        members.complexValues().forEach(member);
      }
      return Optional.of(state.stored());
    }
  }

  /** Gives a group another date, and changes nothing else. */
  void redate(TenantId tenant, ResourceId group, Instant lastModified) {
    synchronized (memberships) {
      ResourceState state = Objects.requireNonNull(groups.get(tenant, group));
      Meta meta = state.meta();
      groups.put(
          tenant,
          new ResourceState(
              group,
              new Meta(meta.version(), meta.created(), lastModified),
              state.content(),
              state.document(),
              state.members(),
              state.password()));
    }
  }

  /** Nothing is ever left: deleting is one step. */
  @Override
  public void removeLeftovers() {}
}
