package dev.muster.application.port.in;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.query.GroupMemberPage;
import dev.muster.domain.query.GroupMemberQuery;
import dev.muster.domain.resource.GroupMember;

/** Reading direct memberships, page by page or one by one (draft-zollner-scim-group-members). */
public interface SearchGroupMembersUseCase {

  GroupMemberPage search(TenantId tenant, GroupMemberQuery query);

  /**
   * Reads a membership.
   *
   * @param id as the client wrote it
   * @throws dev.muster.domain.error.ResourceNotFound if there is none, or the id is malformed
   */
  GroupMember read(TenantId tenant, String id);
}
