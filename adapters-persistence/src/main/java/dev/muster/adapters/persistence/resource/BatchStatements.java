package dev.muster.adapters.persistence.resource;

import dev.muster.application.port.out.Write;
import dev.muster.application.port.out.WriteOutcome;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.error.UniquenessConflict;
import dev.muster.domain.error.VersionMismatch;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.StoredResource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The statements for several writes of one kind, inside a transaction.
 *
 * @param <R> a row as it is written
 * @param <B> several rows
 */
final class BatchStatements<R, B> {

  private final PostgresResourceRepository<R, B> repository;
  private final TenantId tenant;
  private final ResourceMapper<R, B> mapper;
  private final Rows<R, B> rows;

  BatchStatements(
      PostgresResourceRepository<R, B> repository,
      TenantId tenant,
      ResourceMapper<R, B> mapper,
      Rows<R, B> rows) {
    this.repository = repository;
    this.tenant = tenant;
    this.mapper = mapper;
    this.rows = rows;
  }

  /** Runs writes that are all of one kind; their outcomes are in their order. */
  List<WriteOutcome> run(List<Write> writes) {
    if (writes.isEmpty()) {
      return List.of();
    }
    return switch (writes.getFirst()) {
      case Write.Create _ -> create(each(Write.Create.class, writes));
      case Write.Update _ -> update(each(Write.Update.class, writes));
      case Write.Delete _ -> delete(each(Write.Delete.class, writes));
    };
  }

  private static <W> List<W> each(Class<W> kind, List<Write> writes) {
    return writes.stream().map(kind::cast).toList();
  }

  private List<WriteOutcome> create(List<Write.Create> creates) {
    Map<ResourceId, WriteOutcome> refused = new HashMap<>();
    List<R> candidates = new ArrayList<>(creates.size());
    for (Write.Create create : creates) {
      try {
        candidates.add(rows.of(tenant.value(), create.state()));
      } catch (InvalidRequest tooLong) {
        refused.put(create.id(), new WriteOutcome.Refused(tooLong));
      }
    }
    Set<UUID> inserted =
        candidates.isEmpty() ? Set.of() : new HashSet<>(mapper.insertAll(rows.all(candidates)));
    List<WriteOutcome> outcomes = new ArrayList<>(creates.size());
    List<ResourceState> related = new ArrayList<>();
    for (Write.Create create : creates) {
      WriteOutcome outcome = refused.get(create.id());
      if (outcome == null && inserted.contains(create.id().value())) {
        outcome = new WriteOutcome.Stored(create.state().meta());
        if (repository.hasRelations(create.state())) {
          related.add(create.state());
        }
      }
      outcomes.add(
          outcome == null ? new WriteOutcome.Refused(new UniquenessConflict("userName")) : outcome);
    }
    if (!related.isEmpty()) {
      repository.writeRelations(tenant, related);
    }
    return outcomes;
  }

  /** The rows are locked while the revisions are made, so that nothing comes between. */
  private List<WriteOutcome> update(List<Write.Update> updates) {
    UUID[] ids = ids(updates.stream().map(Write.Update::id).toList());
    List<StoredResource> locked =
        mapper.lockAll(tenant.value(), repository.type().name(), ids).stream()
            .map(row -> row.stored(repository.type()))
            .toList();
    Revisions<R> revisions =
        new Revisions<>(tenant.value(), rows, repository::hasRelations, locked);
    List<WriteOutcome> outcomes = revisions.make(updates);
    Map<ResourceId, Meta> written = write(revisions);
    for (int i = 0; i < outcomes.size(); i++) {
      Meta meta = written.get(updates.get(i).id());
      if (meta != null && outcomes.get(i) instanceof WriteOutcome.Stored) {
        outcomes.set(i, new WriteOutcome.Stored(meta));
      }
    }
    return outcomes;
  }

  /** The metadata of those that turned out otherwise than their states said. */
  private Map<ResourceId, Meta> write(Revisions<R> revisions) {
    List<R> changed = new ArrayList<>();
    List<ResourceState> related = new ArrayList<>();
    List<ResourceState> relatedOnly = new ArrayList<>();
    for (ResourceState state : revisions.states()) {
      if (revisions.isOfRelationsOnly(state)) {
        relatedOnly.add(state);
      } else {
        changed.add(rows.of(tenant.value(), state));
        if (repository.hasRelations(state)) {
          related.add(state);
        }
      }
    }
    if (!changed.isEmpty() && mapper.updateAll(rows.all(changed)) < changed.size()) {
      throw new UniquenessConflict("userName");
    }
    if (!related.isEmpty()) {
      repository.writeRelations(tenant, related);
    }
    return relatedOnly.isEmpty() ? Map.of() : repository.changeRelations(tenant, relatedOnly, null);
  }

  private List<WriteOutcome> delete(List<Write.Delete> deletes) {
    Set<UUID> deleted =
        new HashSet<>(
            mapper.deleteAll(
                DeletedRows.of(tenant, repository.type().name(), deletes, repository.now())));
    Map<ResourceId, Long> versions = remaining(deletes, deleted);
    List<WriteOutcome> outcomes = new ArrayList<>(deletes.size());
    for (Write.Delete delete : deletes) {
      Long version = versions.get(delete.id());
      if (deleted.remove(delete.id().value())) {
        outcomes.add(new WriteOutcome.Deleted());
      } else if (version == null) {
        outcomes.add(new WriteOutcome.Absent());
      } else {
        outcomes.add(new WriteOutcome.Refused(new VersionMismatch(version)));
      }
    }
    return outcomes;
  }

  /** The versions of those that are still there. */
  private Map<ResourceId, Long> remaining(List<Write.Delete> deletes, Set<UUID> deleted) {
    List<ResourceId> conditional =
        deletes.stream()
            .filter(delete -> delete.condition().accepted().isPresent())
            .map(Write.Delete::id)
            .filter(id -> !deleted.contains(id.value()))
            .toList();
    Map<ResourceId, Long> versions = new HashMap<>();
    if (!conditional.isEmpty()) {
      for (ResourceRow row :
          mapper.lockAll(tenant.value(), repository.type().name(), ids(conditional))) {
        versions.put(row.id(), row.version);
      }
    }
    return versions;
  }

  private static UUID[] ids(Collection<ResourceId> ids) {
    return ids.stream().map(ResourceId::value).distinct().toArray(UUID[]::new);
  }
}
