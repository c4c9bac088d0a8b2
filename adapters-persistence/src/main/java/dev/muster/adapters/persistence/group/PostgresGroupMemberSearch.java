package dev.muster.adapters.persistence.group;

import dev.muster.adapters.persistence.connection.Database;
import dev.muster.adapters.persistence.mapping.MapperFactory;
import dev.muster.application.port.out.GroupMemberSearch;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.query.GroupMemberPage;
import dev.muster.domain.query.GroupMemberPosition;
import dev.muster.domain.query.GroupMemberQuery;
import dev.muster.domain.resource.GroupMember;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Memberships in PostgreSQL: 1 statement, or 2 where the total has to be counted. That reads the
 * index entry of each that matches, and is done once for a walk.
 */
public final class PostgresGroupMemberSearch implements GroupMemberSearch {

  private final Database database;
  private final GroupMemberMapper memberships;

  public PostgresGroupMemberSearch(Database database, MapperFactory mappers) {
    this.database = database;
    this.memberships = mappers.mapper(GroupMemberMapper.class);
  }

  /** What the mapper factory has to know. */
  public static Class<?> mapperType() {
    return GroupMemberMapper.class;
  }

  @Override
  public GroupMemberPage search(TenantId tenant, GroupMemberQuery query) {
    if (query.criteria().matchesNothing()) {
      return GroupMemberPage.EMPTY;
    }
    GroupMemberStatement statement = GroupMemberStatement.of(tenant.value(), query);
    return database.search(
        () -> {
          List<GroupMember> found =
              query.count() == 0
                  ? List.of()
                  : memberships.search(statement).stream().map(GroupMemberRow::member).toList();
          long total = total(statement, query, found.size());
          List<GroupMember> page = found.subList(0, Math.min(found.size(), query.count()));
          return new GroupMemberPage(
              total, page, found.size() > page.size() ? next(query, page, total) : null);
        });
  }

  private static @Nullable GroupMemberPosition next(
      GroupMemberQuery query, List<GroupMember> page, long total) {
    return query.start() instanceof GroupMemberQuery.Index
        ? null
        : new GroupMemberPosition(page.getLast().key(), total);
  }

  /** A page that nothing follows, and that is not empty beyond the end, tells the total. */
  private long total(GroupMemberStatement statement, GroupMemberQuery query, int found) {
    return switch (query.start()) {
      case GroupMemberQuery.Behind(GroupMemberPosition position) -> position.totalResults();
      case GroupMemberQuery.Index _, GroupMemberQuery.Beginning _ -> {
        boolean last = query.count() > 0 && found <= query.count();
        yield last && (found > 0 || statement.offset() == 0)
            ? statement.offset() + (long) found
            : memberships.count(statement);
      }
    };
  }
}
