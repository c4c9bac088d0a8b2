package dev.muster.benchmarks.technique;

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

/** A repository that does one thing in another way than the one behind it. */
abstract class Decorated implements ResourceRepository {

  private final ResourceRepository repository;

  Decorated(ResourceRepository repository) {
    this.repository = repository;
  }

  @Override
  public void create(TenantId tenant, ResourceState state) {
    repository.create(tenant, state);
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
    return repository.update(tenant, id, relations, revision);
  }

  @Override
  public boolean delete(TenantId tenant, ResourceId id, VersionCondition condition) {
    return repository.delete(tenant, id, condition);
  }

  @Override
  public List<WriteOutcome> writeAll(TenantId tenant, List<Write> writes, int tolerated) {
    return repository.writeAll(tenant, writes, tolerated);
  }
}
