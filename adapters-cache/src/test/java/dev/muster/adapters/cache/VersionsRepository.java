package dev.muster.adapters.cache;

import dev.muster.application.port.out.ChangedGroup;
import dev.muster.application.port.out.GroupRepository;
import dev.muster.application.port.out.RelationScope;
import dev.muster.application.port.out.Revision;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.resource.Document;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.Relations;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * One resource of which only the version is looked at, and in how many groups it is: each update
 * makes the next version, each change of members one group more.
 */
final class VersionsRepository implements GroupRepository {

  private static final Document DOCUMENT = Document.ofBytes(new byte[0]);

  private final AtomicLong version = new AtomicLong(1);
  private final AtomicLong groups = new AtomicLong(1);

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
    Value number = new Value.WholeNumber(groups.get());
    return Optional.of(
        of(id, version.get()).relatedTo(Relations.values(Relations.GROUPS, List.of(number))));
  }

  /** In how many groups a resource is that was read with them. */
  static long groups(FoundResource found) {
    return found.related().attributes().get(Relations.GROUPS.name()) instanceof Value.Multiple of
            && of.values().getFirst() instanceof Value.WholeNumber(long number)
        ? number
        : 0;
  }

  @Override
  public Optional<ChangedGroup> changeMembers(
      TenantId tenant, ResourceId group, MembershipChange change, VersionCondition condition) {
    Meta meta = new Meta(groups.incrementAndGet(), Instant.EPOCH, Instant.EPOCH);
    return Optional.of(new ChangedGroup(meta, true));
  }

  @Override
  public Optional<StoredResource> readWhole(
      TenantId tenant, ResourceId group, Consumer<Value.Complex> member) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void removeLeftovers() {
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
