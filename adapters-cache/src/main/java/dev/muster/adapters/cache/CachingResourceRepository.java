package dev.muster.adapters.cache;

import dev.muster.adapters.cache.Freshness.Question;
import dev.muster.adapters.cache.store.CachedResource;
import dev.muster.adapters.cache.store.ResourceKey;
import dev.muster.application.port.out.LogHorizon;
import dev.muster.application.port.out.RelationScope;
import dev.muster.application.port.out.ResourceChange;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.Revision;
import dev.muster.application.port.out.Write;
import dev.muster.application.port.out.WriteOutcome;
import dev.muster.application.port.profile.CacheProfile;
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
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads resources by id from memory, absence too, and pages of searches. A write of this server is
 * seen by every read that starts after it returned, one of another server by every read that starts
 * later than the bound of the lease after it was acknowledged. An entry never gives way to an older
 * one. Those who ask for the same at once share one read. Failures are not remembered.
 */
class CachingResourceRepository implements ResourceRepository {

  private final ResourceRepository repository;
  private final ReadThrough<ResourceKey, CachedResource> resources;
  private final @Nullable CachedSearches searches;
  final Coherence coherence;

  /**
   * @param searches null: each search asks the repository
   */
  CachingResourceRepository(
      ResourceRepository repository,
      ReadThrough<ResourceKey, CachedResource> resources,
      @Nullable CachedSearches searches,
      Coherence coherence) {
    this.repository = repository;
    this.resources = resources;
    this.searches = searches;
    this.coherence = coherence;
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
    Question<ResourceKey> question = new Question<>(new ResourceKey(tenant, id), false);
    Optional<CachedResource> kept = resources.kept(question);
    Optional<StoredResource> found =
        kept.isPresent()
            ? kept.map(CachedResource::resource)
            : read(question, () -> repository.find(tenant, id));
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
    boolean relations = projection.carriesRelation();
    if (relations && !coherence.cachesRelations()) {
      return repository.find(tenant, id, projection);
    }
    Question<ResourceKey> question = new Question<>(new ResourceKey(tenant, id), relations);
    Optional<CachedResource> kept = resources.kept(question);
    if (kept.isPresent()) {
      return kept.map(CachedResource::resource).map(resource -> shown(resource, relations));
    }
    if (!projection.isWholeDocument()) {
      return repository.find(tenant, id, projection);
    }
    return read(
            question,
            () ->
                relations
                    ? repository.find(tenant, id, projection).map(StoredResource.class::cast)
                    : repository.find(tenant, id))
        .map(resource -> shown(resource, relations));
  }

  @Override
  public final Optional<StoredResource> findNear(
      TenantId tenant, ResourceId id, Projection projection) {
    boolean relations = projection.carriesRelation();
    if (relations && !coherence.cachesRelations()) {
      return Optional.empty();
    }
    return resources
        .near(
            new Question<>(new ResourceKey(tenant, id), relations),
            entry -> entry.resource() != null)
        .map(CachedResource::resource)
        .map(resource -> shown(resource, relations));
  }

  private static StoredResource shown(StoredResource resource, boolean relations) {
    return relations ? resource : alone(resource);
  }

  private Optional<StoredResource> read(
      Question<ResourceKey> question, Supplier<Optional<StoredResource>> read) {
    CachedResource entry =
        resources.read(
            question, mark -> new CachedResource(read.get().orElse(null), question.whole(), mark));
    return Optional.ofNullable(entry.resource());
  }

  /** How often memory was asked. */
  final Stream<CacheProfile.Reads> reads(String type) {
    Stream<CacheProfile.Reads> own = Stream.of(resources.reads(type));
    return searches == null ? own : Stream.concat(own, Stream.of(searches.reads(type)));
  }

  /** A poll told of a write. */
  final void heard(ResourceChange change, LogHorizon polled) {
    coherence.heard(new ResourceKey(change.tenant(), change.id()), change.part(), polled);
  }

  @Override
  public final ResourcePage search(TenantId tenant, ResourceQuery query) {
    return searches == null
        ? repository.search(tenant, query)
        : searches.search(tenant, query, () -> repository.search(tenant, query));
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
      coherence.made(tenant, ids, deletes);
    }
  }
}
