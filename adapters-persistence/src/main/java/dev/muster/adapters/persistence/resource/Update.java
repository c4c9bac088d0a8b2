package dev.muster.adapters.persistence.resource;

import dev.muster.adapters.persistence.connection.Database;
import dev.muster.adapters.persistence.search.SelectList;
import dev.muster.application.port.out.RelationScope;
import dev.muster.application.port.out.Revision;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.StoredResource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An update of one resource: read, revise, and write if the version is still the one that was read.
 * One that another write came before waits for the row's lock, so none is lost and none has to be
 * tried again.
 *
 * @param <R> a row as it is written
 * @param <B> several rows
 */
final class Update<R, B> {

  private final PostgresResourceRepository<R, B> repository;
  private final Database database;
  private final ResourceMapper<R, B> mapper;
  private final Rows<R, B> rows;
  private final TenantId tenant;
  private final ResourceKey key;

  Update(
      PostgresResourceRepository<R, B> repository,
      ResourceMapper<R, B> mapper,
      Rows<R, B> rows,
      TenantId tenant,
      ResourceKey key) {
    this.repository = repository;
    this.database = repository.database();
    this.mapper = mapper;
    this.rows = rows;
    this.tenant = tenant;
    this.key = key;
  }

  /** The resource afterwards; empty if there is none. */
  Optional<StoredResource> make(RelationScope relations, Revision revision) {
    String columns = SelectList.whole(repository.table(), relations);
    Optional<StoredResource> current = database.run(() -> find(columns));
    if (current.isEmpty()) {
      return current;
    }
    Optional<ResourceState> next = revision.of(current.get());
    if (next.isEmpty()) {
      return current;
    }
    ResourceState state = next.get();
    boolean related = repository.hasRelations(state);
    Optional<Meta> written =
        related
            ? UnknownRelations.refusing(
                () -> database.runInTransaction(() -> write(current.get(), state)))
            : database.run(() -> write(current.get(), state));
    if (written.isEmpty()) {
      // A write came between that takes no turns here: wait for its lock.
      return UnknownRelations.refusing(
          () -> database.runInTransaction(() -> updateLocked(columns, revision)));
    }
    if (relations != RelationScope.NONE && related) {
      return database.run(() -> find(columns));
    }
    return Optional.of(
        new StoredResource(state.id(), written.get(), state.document(), current.get().related()));
  }

  /** The metadata afterwards; empty if the resource has another version than it had. */
  private Optional<Meta> write(StoredResource current, ResourceState state) {
    boolean related = repository.hasRelations(state);
    if (related && state.document().equals(current.document())) {
      long[] version = {current.meta().version()};
      return Optional.ofNullable(
          repository.changeRelations(tenant, List.of(state), version).get(state.id()));
    }
    if (mapper.update(rows.of(tenant.value(), state)) == 0) {
      return Optional.empty();
    }
    if (related) {
      repository.writeRelations(tenant, List.of(state));
    }
    return Optional.of(state.meta());
  }

  private Optional<StoredResource> updateLocked(String columns, Revision revision) {
    UUID[] id = {key.id()};
    if (mapper.lockAll(key.tenant(), key.type(), id).isEmpty()) {
      return Optional.empty();
    }
    // In a statement of its own, which sees all that was done before the lock was there.
    StoredResource locked = find(columns).orElseThrow();
    Optional<ResourceState> next = revision.of(locked);
    if (next.isEmpty()) {
      return Optional.of(locked);
    }
    write(locked, next.get());
    return find(columns);
  }

  private Optional<StoredResource> find(String columns) {
    return Optional.ofNullable(mapper.findSelected(key, columns))
        .map(row -> row.stored(repository.type()));
  }
}
