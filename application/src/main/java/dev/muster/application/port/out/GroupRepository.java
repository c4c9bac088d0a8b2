package dev.muster.application.port.out;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.value.Value;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The groups, with their members: users and groups of the same tenant. A group may contain itself
 * through others; whoever is a member of a member is one too, once.
 */
public interface GroupRepository extends ResourceRepository, Leftovers {

  /**
   * Changes the members of a group at a cost that grows with the change and not with the group.
   * Adding who is a member, or removing who is none, changes nothing and leaves the version alone.
   *
   * @return the group as it is now; empty if there is no such group
   * @throws dev.muster.domain.error.InvalidRequest (invalidValue) if the tenant does not have one
   *     of the added members; nothing is changed
   * @throws dev.muster.domain.error.VersionMismatch if its version is not accepted
   */
  Optional<ChangedGroup> changeMembers(
      TenantId tenant, ResourceId group, MembershipChange change, VersionCondition condition);

  /**
   * Reads a group and all its members as they were at one moment, in memory for a few of them.
   *
   * @param member is given each member, with value, display and type; what it throws ends the read
   * @return the group, without relations; empty if there is none, and then nothing was given
   */
  Optional<StoredResource> readWhole(
      TenantId tenant, ResourceId group, Consumer<Value.Complex> member);
}
