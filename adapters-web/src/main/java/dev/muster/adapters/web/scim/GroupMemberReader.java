package dev.muster.adapters.web.scim;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.GroupMemberCriteria;
import dev.muster.domain.query.GroupMemberPosition;
import dev.muster.domain.query.GroupMemberQuery;
import dev.muster.domain.query.PageStart;
import dev.muster.domain.query.Position;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.GroupMember;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.GroupMemberType;
import org.jspecify.annotations.Nullable;

/** Understands queries of memberships, and knows their cursors. */
final class GroupMemberReader {

  /**
   * A query that was understood.
   *
   * @param start as lists show it
   * @param scope to what its cursors are bound
   */
  record Scoped(
      GroupMemberQuery query, PageStart start, Projection projection, CursorScope scope) {}

  private static final char SEPARATOR = ' ';

  private final CursorCodec cursors;

  GroupMemberReader(CursorCodec cursors) {
    this.cursors = cursors;
  }

  /**
   * Reads a query.
   *
   * @throws InvalidRequest if it makes no sense, or could not be answered by an index
   */
  Scoped read(TenantId tenant, QueryParameters asked) {
    if (asked.sortBy() != null && !asked.sortBy().isBlank()) {
      throw InvalidRequest.value("GroupMembers cannot be sorted: they come in the order of ids.");
    }
    String text = asked.filter();
    Filter filter = text == null ? null : Filter.parse(GroupMemberType.TYPE, text);
    GroupMemberCriteria criteria = GroupMemberCriteria.of(filter);
    Projection projection =
        Projection.of(GroupMemberType.TYPE, asked.attributes(), asked.excludedAttributes());
    CursorScope scope =
        CursorScope.of(
            GroupMemberType.TYPE.name(), filter, Sort.BY_ID, asked.count(), projection.toString());
    PageStart start = asked.start(cursor -> cursors.decode(tenant, scope, cursor));
    return new Scoped(
        new GroupMemberQuery(criteria, start(start), asked.count()), start, projection, scope);
  }

  private static GroupMemberQuery.Start start(PageStart start) {
    return switch (start) {
      case PageStart.Index(int startIndex) -> new GroupMemberQuery.Index(startIndex);
      case PageStart.Beside(@Nullable Position position) ->
          position == null ? new GroupMemberQuery.Beginning() : behind(position);
    };
  }

  /** The cursor of the next page; null if there is none. */
  @Nullable String cursor(TenantId tenant, CursorScope scope, @Nullable GroupMemberPosition next) {
    if (next == null) {
      return null;
    }
    String group = next.key().group().toString() + SEPARATOR + next.totalResults();
    return cursors.encode(tenant, scope, new Position(group, next.key().member(), false));
  }

  /** What {@link #cursor} made; the signature says so. */
  private static GroupMemberQuery.Behind behind(Position position) {
    String key = position.key();
    int separator = key == null ? -1 : key.indexOf(SEPARATOR);
    if (key == null || separator < 0) {
      throw new IllegalStateException("a signed cursor without a group");
    }
    ResourceId group = ResourceId.parse(key.substring(0, separator)).orElseThrow();
    return new GroupMemberQuery.Behind(
        new GroupMemberPosition(
            new GroupMember.Key(group, position.id()),
            Long.parseLong(key.substring(separator + 1))));
  }
}
