package dev.muster.adapters.persistence.group;

import dev.muster.domain.query.GroupMemberCriteria;
import dev.muster.domain.query.GroupMemberPosition;
import dev.muster.domain.query.GroupMemberQuery;
import dev.muster.domain.resource.GroupMember;
import dev.muster.domain.resource.MemberType;
import dev.muster.domain.resource.ResourceId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of memberships, as parameters. Which of them are null decides on the text.
 *
 * @param group null: any
 * @param member the only one that is asked for
 * @param members several that are asked for; both null: any
 * @param users whether members may be users
 * @param groups whether members may be groups
 * @param afterGroup with {@code afterMember}, behind which membership the page begins
 * @param limit one more than the page may have, to see whether others follow
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record GroupMemberStatement(
    int tenant,
    @Nullable UUID group,
    @Nullable UUID member,
    UUID @Nullable [] members,
    boolean users,
    boolean groups,
    @Nullable UUID afterGroup,
    @Nullable UUID afterMember,
    int limit,
    int offset) {

  static GroupMemberStatement of(int tenant, GroupMemberQuery query) {
    GroupMemberCriteria criteria = query.criteria();
    ResourceId group = criteria.group();
    Set<ResourceId> members = criteria.members();
    UUID[] ids =
        members == null ? null : members.stream().map(ResourceId::value).toArray(UUID[]::new);
    GroupMember.Key after =
        query.start() instanceof GroupMemberQuery.Behind(GroupMemberPosition position)
            ? position.key()
            : null;
    return new GroupMemberStatement(
        tenant,
        group == null ? null : group.value(),
        ids != null && ids.length == 1 ? ids[0] : null,
        ids != null && ids.length == 1 ? null : ids,
        criteria.types().contains(MemberType.USER),
        criteria.types().contains(MemberType.GROUP),
        after == null ? null : after.group().value(),
        after == null ? null : after.member().value(),
        query.count() + 1,
        query.start() instanceof GroupMemberQuery.Index(int startIndex) ? startIndex - 1 : 0);
  }

  /** How far each table is read. */
  public long reach() {
    return (long) offset + limit;
  }
}
