package dev.muster.application.service;

import dev.muster.application.port.in.SearchGroupMembersUseCase;
import dev.muster.application.port.out.GroupMemberSearch;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.ResourceNotFound;
import dev.muster.domain.query.GroupMemberCriteria;
import dev.muster.domain.query.GroupMemberPage;
import dev.muster.domain.query.GroupMemberQuery;
import dev.muster.domain.resource.GroupMember;
import dev.muster.domain.resource.MemberType;
import dev.muster.domain.schema.GroupMemberType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The use case of memberships. */
public final class GroupMemberService implements SearchGroupMembersUseCase {

  private final GroupMemberSearch memberships;

  public GroupMemberService(GroupMemberSearch memberships) {
    this.memberships = memberships;
  }

  @Override
  public GroupMemberPage search(TenantId tenant, GroupMemberQuery query) {
    return memberships.search(tenant, query);
  }

  @Override
  public GroupMember read(TenantId tenant, String id) {
    return GroupMember.Key.parse(id).stream()
        .map(key -> memberships.search(tenant, only(key)).members())
        .flatMap(List::stream)
        .findFirst()
        .orElseThrow(() -> new ResourceNotFound(GroupMemberType.TYPE.name(), id));
  }

  private static GroupMemberQuery only(GroupMember.Key key) {
    return new GroupMemberQuery(
        new GroupMemberCriteria(key.group(), Set.of(key.member()), EnumSet.allOf(MemberType.class)),
        new GroupMemberQuery.Index(1),
        1);
  }
}
