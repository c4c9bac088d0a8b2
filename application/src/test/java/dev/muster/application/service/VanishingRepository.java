package dev.muster.application.service;

import dev.muster.application.port.out.RelationScope;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.Revision;
import dev.muster.application.port.out.Write;
import dev.muster.application.port.out.WriteOutcome;
import dev.muster.domain.access.TenantId;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Writes several times, and from then on fails. */
final class VanishingRepository implements ResourceRepository {

  private final ResourceRepository repository;
  private final Supplier<RuntimeException> failure;
  private final AtomicInteger left;
  private final AtomicInteger tried = new AtomicInteger();

  VanishingRepository(
      ResourceRepository repository, int writes, Supplier<RuntimeException> failure) {
    this.repository = repository;
    this.left = new AtomicInteger(writes);
    this.failure = failure;
  }

  /** How often it was asked in vain. */
  int tried() {
    return tried.get();
  }

  @Override
  public List<WriteOutcome> writeAll(TenantId tenant, List<Write> writes, int tolerated) {
    if (left.getAndDecrement() <= 0) {
      tried.incrementAndGet();
      throw failure.get();
    }
    return repository.writeAll(tenant, writes, tolerated);
  }

  @Override
  public void create(TenantId tenant, ResourceState state) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<StoredResource> find(TenantId tenant, ResourceId id) {
    return repository.find(tenant, id);
  }

  @Override
  public Optional<FoundResource> find(TenantId tenant, ResourceId id, Projection projection) {
    return repository.find(tenant, id, projection);
  }

  @Override
  public ResourcePage search(TenantId tenant, ResourceQuery query) {
    return repository.search(tenant, query);
  }

  @Override
  public Optional<StoredResource> update(
      TenantId tenant, ResourceId id, RelationScope relations, Revision revision) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean delete(TenantId tenant, ResourceId id, VersionCondition condition) {
    throw new UnsupportedOperationException();
  }
}
