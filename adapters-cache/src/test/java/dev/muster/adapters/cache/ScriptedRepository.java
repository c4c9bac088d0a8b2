package dev.muster.adapters.cache;

import dev.muster.application.memory.InMemoryResourceRepository;
import dev.muster.application.port.out.RelationScope;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.Revision;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.VersionCondition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A repository that counts its reads and does what a test asks at the worst moment. */
final class ScriptedRepository implements ResourceRepository {

  private final InMemoryResourceRepository users = new InMemoryResourceRepository();
  int finds;
  int narrowFinds;
  @Nullable Runnable afterNextFind;
  @Nullable RuntimeException failure;
  @Nullable RuntimeException failAfterUpdate;

  @Override
  public void create(TenantId tenant, ResourceState state) {
    users.create(tenant, state);
  }

  @Override
  public Optional<StoredResource> find(TenantId tenant, ResourceId id) {
    finds++;
    if (failure != null) {
      throw failure;
    }
    Optional<StoredResource> found = users.find(tenant, id);
    Runnable then = afterNextFind;
    afterNextFind = null;
    if (then != null) {
      then.run();
    }
    return found;
  }

  @Override
  public Optional<FoundResource> find(TenantId tenant, ResourceId id, Projection projection) {
    narrowFinds++;
    return users.find(tenant, id, projection);
  }

  @Override
  public ResourcePage search(TenantId tenant, ResourceQuery query) {
    return users.search(tenant, query);
  }

  @Override
  public Optional<StoredResource> update(
      TenantId tenant, ResourceId id, RelationScope relations, Revision revision) {
    Optional<StoredResource> updated = users.update(tenant, id, relations, revision);
    if (failAfterUpdate != null) {
      throw failAfterUpdate;
    }
    return updated;
  }

  @Override
  public boolean delete(TenantId tenant, ResourceId id, VersionCondition condition) {
    return users.delete(tenant, id, condition);
  }
}
