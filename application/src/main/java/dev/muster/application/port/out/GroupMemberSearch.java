package dev.muster.application.port.out;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.query.GroupMemberPage;
import dev.muster.domain.query.GroupMemberQuery;

/** Looks for the direct members of groups, without reading the groups. */
@FunctionalInterface
public interface GroupMemberSearch {

  /**
   * Those that match, in the order of the ids of groups and then of members, as text; cut to the
   * page where they are stored. A page in the middle of a group costs no more than the first.
   *
   * @throws dev.muster.domain.error.DirectoryUnavailable if the store does not answer
   */
  GroupMemberPage search(TenantId tenant, GroupMemberQuery query);
}
