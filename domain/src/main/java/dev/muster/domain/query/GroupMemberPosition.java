package dev.muster.domain.query;

import dev.muster.domain.resource.GroupMember;

/**
 * A place in a walk through memberships: right behind one, which may be gone meanwhile.
 *
 * @param totalResults how many matched when the walk began; it is counted once
 */
public record GroupMemberPosition(GroupMember.Key key, long totalResults) {}
