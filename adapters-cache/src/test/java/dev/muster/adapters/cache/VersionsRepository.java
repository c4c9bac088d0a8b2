package dev.muster.adapters.cache;

import dev.muster.application.port.out.RelationScope;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.Revision;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.resource.Document;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.VersionCondition;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** One resource of which only the version is looked at; each update makes the next one. */
final class VersionsRepository implements ResourceRepository {

  private static final Document DOCUMENT = Document.ofBytes(new byte[0]);

  private final AtomicLong version = new AtomicLong(1);

  private static StoredResource of(ResourceId id, long version) {
    return new StoredResource(id, new Meta(version, Instant.EPOCH, Instant.EPOCH), DOCUMENT);
  }

  @Override
  public Optional<StoredResource> find(TenantId tenant, ResourceId id) {
    return Optional.of(of(id, version.get()));
  }

  @Override
  public Optional<StoredResource> update(
      TenantId tenant, ResourceId id, RelationScope relations, Revision revision) {
    return Optional.of(of(id, version.incrementAndGet()));
  }

  @Override
  public void create(TenantId tenant, ResourceState state) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<FoundResource> find(TenantId tenant, ResourceId id, Projection projection) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ResourcePage search(TenantId tenant, ResourceQuery query) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean delete(TenantId tenant, ResourceId id, VersionCondition condition) {
    throw new UnsupportedOperationException();
  }
}
