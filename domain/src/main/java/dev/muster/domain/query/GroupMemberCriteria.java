package dev.muster.domain.query;

import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.error.InvalidRequest.Reason;
import dev.muster.domain.filter.ComparisonOperator;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.resource.MemberType;
import dev.muster.domain.resource.ResourceId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which memberships are asked for. They are found by the keys of their tables, so that a group or
 * members have to be named.
 *
 * @param group null: any, but then members are given
 * @param members null: all of the group; an empty set matches nothing
 * @param types of the members; an empty set matches nothing
 */
public record GroupMemberCriteria(
    @Nullable ResourceId group, @Nullable Set<ResourceId> members, Set<MemberType> types) {

  private static final String RULES =
      "GroupMembers are filtered by group.value eq or member.value eq, or several of"
          + " member.value eq joined by or, and by member.type eq, joined by and.";

  public GroupMemberCriteria {
    if (group == null && members == null) {
      throw new IllegalArgumentException("neither a group nor members");
    }
    members = members == null ? null : Set.copyOf(members);
    types = Set.copyOf(types);
  }

  /** All members of a group. */
  public static GroupMemberCriteria of(ResourceId group) {
    return new GroupMemberCriteria(group, null, EnumSet.allOf(MemberType.class));
  }

  /**
   * Understands a filter of the type GroupMember.
   *
   * @throws InvalidRequest (invalidFilter) if it names neither a group nor members, or says
   *     anything that no index answers
   */
  public static GroupMemberCriteria of(@Nullable Filter filter) {
    Reader reader = new Reader();
    if (filter != null) {
      reader.and(filter);
    }
    return reader.criteria();
  }

  /** Whether nothing can match. */
  public boolean matchesNothing() {
    return types.isEmpty() || (members != null && members.isEmpty());
  }

  /** Collects what holds of all that match; an empty set: nothing can. */
  private static final class Reader {

    private @Nullable Set<ResourceId> groups;
    private @Nullable Set<ResourceId> members;
    private final Set<MemberType> types = EnumSet.allOf(MemberType.class);

    void and(Filter filter) {
      if (filter instanceof Filter.And(List<Filter> operands)) {
        operands.forEach(this::and);
        return;
      }
      List<Filter> alternatives =
          filter instanceof Filter.Or(List<Filter> operands) ? operands : List.of(filter);
      Set<String> paths =
          alternatives.stream().map(Reader::path).collect(Collectors.toUnmodifiableSet());
      Set<String> values =
          alternatives.stream().map(Reader::value).collect(Collectors.toUnmodifiableSet());
      if (paths.equals(Set.of("member.value"))) {
        members = both(members, ids(values));
      } else if (paths.equals(Set.of("group.value")) && alternatives.size() == 1) {
        groups = both(groups, ids(values));
      } else if (paths.equals(Set.of("member.type"))) {
        types.retainAll(values.stream().map(MemberType::named).flatMap(Optional::stream).toList());
      } else {
        throw refused();
      }
    }

    private static String path(Filter filter) {
      return comparison(filter).path().toString();
    }

    private static String value(Filter filter) {
      return comparison(filter).operand().asText().orElseThrow(Reader::refused);
    }

    private static Filter.Comparison comparison(Filter filter) {
      if (filter instanceof Filter.Comparison comparison
          && comparison.operator() == ComparisonOperator.EQ) {
        return comparison;
      }
      throw refused();
    }

    /** What is no identifier belongs to nobody. */
    private static Set<ResourceId> ids(Set<String> values) {
      return values.stream()
          .map(ResourceId::parse)
          .flatMap(Optional::stream)
          .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<ResourceId> both(@Nullable Set<ResourceId> before, Set<ResourceId> more) {
      if (before == null) {
        return more;
      }
      Set<ResourceId> both = new HashSet<>(before);
      both.retainAll(more);
      return both;
    }

    GroupMemberCriteria criteria() {
      if (groups == null && members == null) {
        throw refused();
      }
      boolean noGroup = groups != null && groups.isEmpty();
      return new GroupMemberCriteria(
          groups == null || noGroup ? null : groups.iterator().next(),
          noGroup ? Set.of() : members,
          types);
    }

    private static InvalidRequest refused() {
      return new InvalidRequest(Reason.INVALID_FILTER, RULES);
    }
  }
}
