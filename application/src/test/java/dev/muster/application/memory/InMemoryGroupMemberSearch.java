package dev.muster.application.memory;

import dev.muster.application.port.out.GroupMemberSearch;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.query.GroupMemberCriteria;
import dev.muster.domain.query.GroupMemberPage;
import dev.muster.domain.query.GroupMemberPosition;
import dev.muster.domain.query.GroupMemberQuery;
import dev.muster.domain.resource.GroupMember;
import java.util.Comparator;
import java.util.List;

/** Looks at every membership. */
final class InMemoryGroupMemberSearch implements GroupMemberSearch {

  private static final Comparator<GroupMember.Key> ORDER =
      Comparator.comparing(GroupMember.Key::toString);

  private final InMemoryMemberships memberships;

  InMemoryGroupMemberSearch(InMemoryMemberships memberships) {
    this.memberships = memberships;
  }

  @Override
  public GroupMemberPage search(TenantId tenant, GroupMemberQuery query) {
    List<GroupMember> all =
        memberships.all(tenant).stream()
            .filter(member -> matches(query.criteria(), member))
            .sorted(Comparator.comparing(GroupMember::key, ORDER))
            .toList();
    return switch (query.start()) {
      case GroupMemberQuery.Index(int startIndex) -> {
        List<GroupMember> rest = all.subList(Math.min(startIndex - 1, all.size()), all.size());
        yield new GroupMemberPage(all.size(), first(rest, query.count()), null);
      }
      case GroupMemberQuery.Beginning _ -> walk(all, query.count(), all.size());
      case GroupMemberQuery.Behind(GroupMemberPosition(GroupMember.Key key, long total)) ->
          walk(
              all.stream().filter(member -> ORDER.compare(member.key(), key) > 0).toList(),
              query.count(),
              total);
    };
  }

  private static GroupMemberPage walk(List<GroupMember> rest, int count, long total) {
    List<GroupMember> page = first(rest, count);
    return new GroupMemberPage(
        total,
        page,
        page.isEmpty() || page.size() == rest.size()
            ? null
            : new GroupMemberPosition(page.getLast().key(), total));
  }

  private static List<GroupMember> first(List<GroupMember> all, int count) {
    return all.subList(0, Math.min(count, all.size()));
  }

  private static boolean matches(GroupMemberCriteria criteria, GroupMember member) {
    return (criteria.group() == null || criteria.group().equals(member.key().group()))
        && (criteria.members() == null || criteria.members().contains(member.key().member()))
        && criteria.types().contains(member.type());
  }
}
