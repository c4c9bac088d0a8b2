package dev.muster.adapters.cache;

import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.Revision;
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
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads resources by id from memory. A write of this node is seen by every read that starts after
 * it returned, and an entry never gives way to an older one. Absence and failures are not cached.
 */
final class CachingResourceRepository implements ResourceRepository {

  private final ResourceRepository repository;
  private final ResourceStore store;
  private final Generations generations = new Generations();

  CachingResourceRepository(ResourceRepository repository, ResourceStore store) {
    this.repository = repository;
    this.store = store;
  }

  @Override
  public void create(TenantId tenant, ResourceState state) {
    repository.create(tenant, state);
  }

  @Override
  public Optional<StoredResource> find(TenantId tenant, ResourceId id) {
    ResourceKey key = new ResourceKey(tenant, id);
    Optional<StoredResource> cached = store.get(key);
    if (cached.isPresent()) {
      return cached;
    }
    long generation = generations.current(key);
    Optional<StoredResource> read = repository.find(tenant, id);
    read.ifPresent(resource -> fill(key, generation, resource));
    return read;
  }

  private void fill(ResourceKey key, long generation, StoredResource resource) {
    if (resource.document().length() <= CacheSettings.MAX_VALUE_BYTES) {
      generations.fill(key, generation, () -> putIfNewer(key, resource));
    }
  }

  /** Another node may have written between two reads of this one. */
  private boolean putIfNewer(ResourceKey key, StoredResource resource) {
    boolean newer =
        store.get(key).map(old -> old.meta().version() < resource.meta().version()).orElse(true);
    if (newer) {
      store.put(key, resource);
    }
    return newer;
  }

  /**
   * What is in memory is the whole document; a narrow read of what is not does not bring it there.
   */
  @Override
  public Optional<FoundResource> find(TenantId tenant, ResourceId id, Projection projection) {
    Optional<StoredResource> cached = store.get(new ResourceKey(tenant, id));
    return cached.isPresent()
        ? cached.map(FoundResource.class::cast)
        : repository.find(tenant, id, projection);
  }

  @Override
  public ResourcePage search(TenantId tenant, ResourceQuery query) {
    return repository.search(tenant, query);
  }

  @Override
  public Optional<StoredResource> update(TenantId tenant, ResourceId id, Revision revision) {
    return writing(tenant, id, () -> repository.update(tenant, id, revision));
  }

  @Override
  public boolean delete(TenantId tenant, ResourceId id, VersionCondition condition) {
    return writing(tenant, id, () -> repository.delete(tenant, id, condition));
  }

  /** A write that failed may have taken effect, or may yet do so, if the connection was lost. */
  private <T> T writing(TenantId tenant, ResourceId id, Supplier<T> write) {
    ResourceKey key = new ResourceKey(tenant, id);
    boolean certain = false;
    try {
      T result = write.get();
      certain = true;
      return result;
    } catch (InvalidRequest | UniquenessConflict | VersionMismatch refused) {
      certain = true;
      throw refused;
    } finally {
      if (certain) {
        generations.advance(key, () -> store.remove(key));
      } else {
        generations.advanceUncertain(key, () -> store.remove(key));
      }
    }
  }
}
