package dev.muster.application.service;

import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** Asks for a revision of a stale state first and, as if it had lost a race, of a fresher one. */
final class RetryingRepository implements ResourceRepository {

  private final StoredResource stale;
  private final StoredResource fresher;

  RetryingRepository(StoredResource stale, StoredResource fresher) {
    this.stale = stale;
    this.fresher = fresher;
  }

  @Override
  public Optional<StoredResource> update(
      TenantId tenant, ResourceId id, RelationScope relations, Revision revision) {
    assertTrue(revision.of(stale).isPresent());
    return revision.of(fresher).map(ResourceState::stored);
  }

  @Override
  public void create(TenantId tenant, ResourceState state) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<StoredResource> find(TenantId tenant, ResourceId id) {
    return Optional.empty();
  }

  @Override
  public Optional<FoundResource> find(TenantId tenant, ResourceId id, Projection projection) {
    return Optional.empty();
  }

  @Override
  public ResourcePage search(TenantId tenant, ResourceQuery query) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean delete(TenantId tenant, ResourceId id, VersionCondition condition) {
    return false;
  }
}
