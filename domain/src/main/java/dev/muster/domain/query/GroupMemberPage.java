package dev.muster.domain.query;

import dev.muster.domain.resource.GroupMember;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of memberships.
 *
 * @param totalResults how many match in all; within a walk, how many did when it began
 * @param next where the next page begins; null if there is none, or the page began at an index
 */
public record GroupMemberPage(
    long totalResults, List<GroupMember> members, @Nullable GroupMemberPosition next) {

  public static final GroupMemberPage EMPTY = new GroupMemberPage(0, List.of(), null);

  public GroupMemberPage {
    members = List.copyOf(members);
  }
}
