package dev.muster.adapters.persistence.group;

import dev.muster.domain.resource.GroupMember;
import dev.muster.domain.resource.MemberType;
import dev.muster.domain.resource.ResourceId;
import java.util.UUID;

/** A membership as an answer shows it. */
record GroupMemberRow(UUID groupId, UUID memberId, MemberType type, String display) {

  GroupMember member() {
    return new GroupMember(
        new GroupMember.Key(new ResourceId(groupId), new ResourceId(memberId)), type, display);
  }
}
