package dev.muster.adapters.cache;

import dev.muster.application.port.out.RelationScope;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.Revision;
import dev.muster.application.port.out.Write;
import dev.muster.application.port.out.WriteOutcome;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.InvalidRequest;
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
import dev.muster.domain.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads resources by id from memory. A write of this node is seen by every read that starts after
 * it returned, and an entry never gives way to an older one. Absence and failures are not cached.
 */
class CachingResourceRepository implements ResourceRepository {

  private final ResourceRepository repository;
  private final ResourceStore store;
  private final Coherence coherence;
  private final Generations generations = new Generations();

  CachingResourceRepository(
      ResourceRepository repository, ResourceStore store, Coherence coherence) {
    this.repository = repository;
    this.store = store;
    this.coherence = coherence;
  }

  @Override
  public final void create(TenantId tenant, ResourceState state) {
    writing(
        tenant,
        List.of(),
        false,
        () -> {
          repository.create(tenant, state);
          return state;
        });
  }

  @Override
  public final Optional<StoredResource> find(TenantId tenant, ResourceId id) {
    ResourceKey key = new ResourceKey(tenant, id);
    Optional<StoredResource> cached =
        store.get(key).filter(entry -> isCurrent(tenant, entry)).map(CachedResource::resource);
    if (cached.isPresent()) {
      return cached.map(CachingResourceRepository::alone);
    }
    long generation = generations.current(key);
    long documents = coherence.documentsOf(tenant);
    Optional<StoredResource> read = repository.find(tenant, id);
    read.ifPresent(
        resource -> fill(key, generation, new CachedResource(resource, false, documents, 0)));
    return read;
  }

  private static StoredResource alone(StoredResource resource) {
    return resource.related().isEmpty() ? resource : resource.relatedTo(Value.Complex.EMPTY);
  }

  /**
   * What is in memory is the whole document; a narrow read of what is not does not bring it there.
   */
  @Override
  public final Optional<FoundResource> find(TenantId tenant, ResourceId id, Projection projection) {
    ResourceKey key = new ResourceKey(tenant, id);
    boolean relations = projection.carriesRelation();
    Optional<CachedResource> cached =
        store
            .get(key)
            .filter(entry -> isCurrent(tenant, entry))
            .filter(entry -> !relations || hasCurrentRelations(tenant, entry));
    if (cached.isPresent()) {
      StoredResource resource = cached.get().resource();
      return Optional.of(relations ? resource : alone(resource));
    }
    if (!projection.isWholeDocument() || (relations && coherence.relations() == null)) {
      return repository.find(tenant, id, projection);
    }
    if (!relations) {
      return find(tenant, id).map(FoundResource.class::cast);
    }
    long generation = generations.current(key);
    long documents = coherence.documentsOf(tenant);
    long epoch = coherence.relationsOf(tenant);
    Optional<FoundResource> read = repository.find(tenant, id, projection);
    if (read.isPresent() && read.get() instanceof StoredResource resource) {
      fill(key, generation, new CachedResource(resource, true, documents, epoch));
    }
    return read;
  }

  private boolean isCurrent(TenantId tenant, CachedResource entry) {
    return entry.documents() == coherence.documentsOf(tenant);
  }

  private boolean hasCurrentRelations(TenantId tenant, CachedResource entry) {
    return entry.hasRelations() && entry.relations() == coherence.relationsOf(tenant);
  }

  private void fill(ResourceKey key, long generation, CachedResource entry) {
    if (entry.isSmall()) {
      generations.fill(key, generation, () -> putUnlessOlder(key, entry));
    }
  }

  /** Another node may have written between two reads of this one. */
  private boolean putUnlessOlder(ResourceKey key, CachedResource entry) {
    Optional<CachedResource> old = store.get(key);
    boolean newer =
        old.isEmpty()
            || old.get().resource().meta().version() < entry.resource().meta().version()
            || (old.get().resource().meta().version() == entry.resource().meta().version()
                && (entry.hasRelations() || !old.get().hasRelations()));
    if (newer) {
      store.put(key, entry);
    }
    return newer;
  }

  @Override
  public final ResourcePage search(TenantId tenant, ResourceQuery query) {
    return repository.search(tenant, query);
  }

  @Override
  public final Optional<StoredResource> update(
      TenantId tenant, ResourceId id, RelationScope relations, Revision revision) {
    return writing(
        tenant, List.of(id), false, () -> repository.update(tenant, id, relations, revision));
  }

  @Override
  public final boolean delete(TenantId tenant, ResourceId id, VersionCondition condition) {
    return writing(tenant, List.of(id), true, () -> repository.delete(tenant, id, condition));
  }

  @Override
  public final List<WriteOutcome> writeAll(TenantId tenant, List<Write> writes, int tolerated) {
    boolean deletes = writes.stream().anyMatch(Write.Delete.class::isInstance);
    return writing(
        tenant,
        writes.stream().map(Write::id).toList(),
        deletes,
        () -> repository.writeAll(tenant, writes, tolerated));
  }

  /** A write that failed may have taken effect, or may yet do so, if the connection was lost. */
  final <T> T writing(TenantId tenant, List<ResourceId> ids, boolean deletes, Supplier<T> write) {
    boolean certain = false;
    try {
      T result = write.get();
      certain = true;
      return result;
    } catch (InvalidRequest | UniquenessConflict | VersionMismatch refused) {
      certain = true;
      throw refused;
    } finally {
      for (ResourceId id : ids) {
        evict(new ResourceKey(tenant, id), certain);
      }
      advance(coherence.byWrites(), tenant, certain);
      if (deletes) {
        advance(coherence.byDeletes(), tenant, certain);
      }
    }
  }

  private static void advance(List<Epochs> kinds, TenantId tenant, boolean certain) {
    for (Epochs epochs : kinds) {
      if (certain) {
        epochs.advance(tenant);
      } else {
        epochs.advanceUncertain(tenant);
      }
    }
  }

  private void evict(ResourceKey key, boolean certain) {
    if (certain) {
      generations.advance(key, () -> store.remove(key));
    } else {
      generations.advanceUncertain(key, () -> store.remove(key));
    }
  }
}
