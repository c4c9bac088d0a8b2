package dev.muster.adapters.persistence.user;

import dev.muster.adapters.persistence.connection.Database;
import dev.muster.adapters.persistence.mapping.MapperFactory;
import dev.muster.adapters.persistence.search.Column;
import dev.muster.adapters.persistence.search.SearchStatement;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.Revision;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.UniquenessConflict;
import dev.muster.domain.error.VersionMismatch;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.VersionCondition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Users in PostgreSQL. Statements: read 1; create 1; delete 1, and 1 more if nothing was deleted;
 * update 2, and up to 2 more in a transaction if another write came between; search 1 or 2.
 */
public final class PostgresUserRepository implements ResourceRepository {

  private final Database database;
  private final UserMapper users;

  public PostgresUserRepository(Database database, MapperFactory mappers) {
    this.database = database;
    this.users = mappers.mapper(UserMapper.class);
  }

  /** What the mapper factory has to know. */
  public static Class<?> mapperType() {
    return UserMapper.class;
  }

  @Override
  public void create(TenantId tenant, ResourceState state) {
    UserRecord row = UserRecord.of(tenant.value(), state);
    if (database.run(() -> users.insert(row)) == 0) {
      throw new UniquenessConflict("userName");
    }
  }

  @Override
  public Optional<StoredResource> find(TenantId tenant, ResourceId id) {
    return database.run(
        () -> Optional.ofNullable(users.find(tenant.value(), id.value())).map(UserRow::stored));
  }

  @Override
  public Optional<FoundResource> find(TenantId tenant, ResourceId id, Projection projection) {
    Optional<List<Column>> selection = projection.selection().flatMap(UserTable.INSTANCE::select);
    String columns = SearchStatement.columns(selection);
    return database.run(
        () ->
            Optional.ofNullable(users.findSelected(tenant.value(), id.value(), columns))
                .map(UserRow::found));
  }

  @Override
  public ResourcePage search(TenantId tenant, ResourceQuery query) {
    SearchStatement statement = SearchStatement.of(UserTable.INSTANCE, tenant.value(), query);
    return database.search(
        () -> {
          List<FoundResource> page =
              query.count() == 0
                  ? List.of()
                  : users.search(statement).stream().map(UserRow::found).toList();
          return new ResourcePage(totalResults(statement, page.size()), page);
        });
  }

  /** A page that is not full, and not empty beyond the end, tells the total by itself. */
  private long totalResults(SearchStatement statement, int found) {
    if (found < statement.limit() && (found > 0 || statement.offset() == 0)) {
      return statement.offset() + found;
    }
    return statement.where() == null ? users.total(statement.tenant()) : users.count(statement);
  }

  @Override
  public Optional<StoredResource> update(TenantId tenant, ResourceId id, Revision revision) {
    Optional<StoredResource> current = find(tenant, id);
    if (current.isEmpty()) {
      return current;
    }
    Optional<ResourceState> next = revision.of(current.get());
    if (next.isEmpty()) {
      return current;
    }
    UserRecord row = UserRecord.of(tenant.value(), next.get());
    if (database.run(() -> users.update(row)) == 1) {
      return Optional.of(next.get().stored());
    }
    return updateLocked(tenant, id, revision);
  }

  /** Another write came between: take turns. */
  private Optional<StoredResource> updateLocked(TenantId tenant, ResourceId id, Revision revision) {
    return database.runInTransaction(
        () -> {
          UserRow locked = users.findForUpdate(tenant.value(), id.value());
          if (locked == null) {
            return Optional.empty();
          }
          Optional<ResourceState> next = revision.of(locked.stored());
          next.ifPresent(state -> users.update(UserRecord.of(tenant.value(), state)));
          return Optional.of(next.map(ResourceState::stored).orElseGet(locked::stored));
        });
  }

  @Override
  public boolean delete(TenantId tenant, ResourceId id, VersionCondition condition) {
    long[] versions = accepted(condition);
    if (database.run(() -> users.delete(tenant.value(), id.value(), versions)) == 1) {
      return true;
    }
    if (versions == null) {
      return false;
    }
    Long version = database.run(() -> users.version(tenant.value(), id.value()));
    if (version == null) {
      return false;
    }
    throw new VersionMismatch(version);
  }

  private static long @Nullable [] accepted(VersionCondition condition) {
    return condition
        .accepted()
        .map(versions -> versions.stream().mapToLong(Long::longValue).toArray())
        .orElse(null);
  }
}
