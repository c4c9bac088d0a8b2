package dev.muster.domain.query;

/**
 * A page of memberships, in the order of the ids of groups and then of members: whoever is a member
 * as long as a walk takes is met once.
 *
 * @param count the most memberships that the page may have, from 0 to {@link
 *     ResourceQuery#MAX_COUNT}
 */
public record GroupMemberQuery(GroupMemberCriteria criteria, Start start, int count) {

  /** Values below the range are raised, and those above it lowered, as RFC 7644 §3.4.2.4 has it. */
  public GroupMemberQuery {
    count = Math.clamp(count, 0, ResourceQuery.MAX_COUNT);
  }

  /** Where a page begins. */
  public sealed interface Start {}

  /**
   * At an index (RFC 7644 §3.4.2.4).
   *
   * @param startIndex from 1
   */
  public record Index(int startIndex) implements Start {
    /** A value below the range is raised. */
    public Index {
      startIndex = Math.max(1, startIndex);
    }
  }

  /** At the beginning of a walk (RFC 9865). */
  public record Beginning() implements Start {}

  /** Where a page before it ended. */
  public record Behind(GroupMemberPosition position) implements Start {}
}
