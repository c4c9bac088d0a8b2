package dev.muster.adapters.cache;

import dev.muster.application.port.out.RelationScope;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.Revision;
import dev.muster.application.port.out.Write;
import dev.muster.application.port.out.WriteOutcome;
import dev.muster.application.port.profile.CacheProfile;
import dev.muster.application.port.profile.RequestProfile;
import dev.muster.application.port.profile.RequestProfile.CacheResult;
import dev.muster.domain.access.TenantId;
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
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Reads resources by id from memory, absence too. A write of this server is seen by every read that
 * starts after it returned, one of another server by every read that starts later than the bound of
 * the lease after it was acknowledged. An entry never gives way to an older one. Those who ask for
 * the same at once share one read. Failures are not remembered.
 */
class CachingResourceRepository implements ResourceRepository {

  private final ResourceRepository repository;
  private final ResourceStore store;
  private final Lease lease;
  private final Coherence coherence;
  private final Generations generations = new Generations();
  private final Flights<Question, Moment, Optional<StoredResource>> flights;

  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder bypasses = new LongAdder();

  /** What is asked of one resource. */
  private record Question(ResourceKey key, boolean relations) {}

  CachingResourceRepository(
      ResourceRepository repository, ResourceStore store, Lease lease, Coherence coherence) {
    this.repository = repository;
    this.store = store;
    this.lease = lease;
    this.coherence = coherence;
    this.flights = new Flights<>(lease.staleness());
  }

  /** Its absence may be in memory. */
  @Override
  public final void create(TenantId tenant, ResourceState state) {
    writing(
        tenant,
        List.of(state.id()),
        false,
        () -> {
          repository.create(tenant, state);
          return state;
        });
  }

  @Override
  public final Optional<StoredResource> find(TenantId tenant, ResourceId id) {
    ResourceKey key = new ResourceKey(tenant, id);
    Optional<CachedResource> cached = remembered(key, false);
    Optional<StoredResource> found =
        cached.isPresent()
            ? cached.map(CachedResource::resource)
            : read(key, false, () -> repository.find(tenant, id));
    return found.map(CachingResourceRepository::alone);
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
    Optional<CachedResource> cached = remembered(key, relations);
    if (cached.isPresent()) {
      return cached
          .map(CachedResource::resource)
          .map(resource -> relations ? resource : alone(resource));
    }
    if (!projection.isWholeDocument() || (relations && coherence.relations() == null)) {
      return repository.find(tenant, id, projection);
    }
    return read(
            key,
            relations,
            () ->
                relations
                    ? repository.find(tenant, id, projection).map(StoredResource.class::cast)
                    : repository.find(tenant, id))
        .map(resource -> relations ? resource : alone(resource));
  }

  /** What is in memory, counted as one question. */
  private Optional<CachedResource> remembered(ResourceKey key, boolean relations) {
    if (!lease.holds()) {
      bypasses.increment();
      RequestProfile.cacheAnswered(CacheResult.BYPASS);
      return Optional.empty();
    }
    Optional<CachedResource> entry = look(key, relations);
    (entry.isPresent() ? hits : misses).increment();
    RequestProfile.cacheAnswered(entry.isPresent() ? CacheResult.HIT : CacheResult.MISS);
    return entry;
  }

  /** The lease is asked before: what is found afterwards is as recent as the lease says. */
  private Optional<CachedResource> look(ResourceKey key, boolean relations) {
    return store
        .get(key)
        .filter(found -> isCurrent(key, found))
        .filter(found -> !relations || hasCurrentRelations(key, found));
  }

  /** How often memory was asked. */
  final CacheProfile.Reads reads(String type) {
    return new CacheProfile.Reads(type, hits.sum(), misses.sum(), bypasses.sum());
  }

  private boolean isCurrent(ResourceKey key, CachedResource entry) {
    return entry.moment().documents() == coherence.documentsOf(key.tenant());
  }

  /** What does not exist has none, for ever as for now. */
  private boolean hasCurrentRelations(ResourceKey key, CachedResource entry) {
    return entry.resource() == null
        || (entry.hasRelations()
            && entry.moment().relations() == coherence.relationsOf(key.tenant()));
  }

  private Optional<StoredResource> read(
      ResourceKey key, boolean relations, Supplier<Optional<StoredResource>> read) {
    Moment moment =
        new Moment(
            generations.current(key),
            coherence.documentsOf(key.tenant()),
            relations ? coherence.relationsOf(key.tenant()) : 0);
    return flights.take(
        new Question(key, relations),
        moment,
        () -> {
          // Another may have come back between the two looks.
          long polled = lease.polled();
          Optional<CachedResource> meanwhile =
              lease.holds() ? look(key, relations) : Optional.empty();
          if (meanwhile.isPresent()) {
            return new Flights.Answer<>(meanwhile.map(CachedResource::resource), polled);
          }
          long began = lease.staleness().now();
          Optional<StoredResource> found = read.get();
          fill(key, new CachedResource(found.orElse(null), relations, moment));
          return new Flights.Answer<>(found, began);
        });
  }

  private void fill(ResourceKey key, CachedResource entry) {
    if (entry.isSmall() && isCurrent(key, entry)) {
      generations.fill(key, entry.moment().generation(), () -> putUnlessOlder(key, entry));
    }
  }

  /** Another server may have written between two reads of this one. */
  private boolean putUnlessOlder(ResourceKey key, CachedResource entry) {
    Optional<CachedResource> old = store.get(key).filter(other -> isCurrent(key, other));
    boolean replaces = old.isEmpty() || entry.replaces(old.get());
    if (replaces) {
      store.put(key, entry);
    }
    return replaces;
  }

  /** Forgets what another server wrote. */
  final void forget(TenantId tenant, ResourceId id) {
    evict(new ResourceKey(tenant, id));
    coherence.byWrites().forEach(epochs -> epochs.advance(tenant));
  }

  /** Anything may have been written by others. */
  final void forgetAll() {
    coherence.documents().advanceAll();
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

  /**
   * A write that failed may have taken effect. If it does so later, its change tells: nobody was
   * promised that it is seen before.
   */
  final <T> T writing(TenantId tenant, List<ResourceId> ids, boolean deletes, Supplier<T> write) {
    try {
      return write.get();
    } finally {
      for (ResourceId id : ids) {
        evict(new ResourceKey(tenant, id));
      }
      coherence.byWrites().forEach(epochs -> epochs.advance(tenant));
      if (deletes) {
        coherence.byDeletes().forEach(epochs -> epochs.advance(tenant));
      }
    }
  }

  private void evict(ResourceKey key) {
    generations.advance(key, () -> store.remove(key));
  }
}
