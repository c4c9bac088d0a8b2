package dev.muster.application.port.out;

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

/**
 * The resources of one type, each tenant's apart, with their relations to others. Writes are seen
 * by every read that starts after they returned. Every method may throw {@link
 * dev.muster.domain.error.DirectoryUnavailable}.
 */
public interface ResourceRepository {

  /**
   * Adds a resource.
   *
   * @throws dev.muster.domain.error.UniquenessConflict if a unique value is taken; nothing is
   *     changed
   */
  void create(TenantId tenant, ResourceState state);

  /** The resource as it is stored, without relations; its document is not looked into. */
  Optional<StoredResource> find(TenantId tenant, ResourceId id);

  /**
   * The resource with at least the attributes that the projection selects, with relations as {@link
   * RelationScope#SHOWN} has them.
   */
  Optional<FoundResource> find(TenantId tenant, ResourceId id, Projection projection);

  /**
   * What {@link #find(TenantId, ResourceId, Projection)} would bring, if the memory of this process
   * can tell at once; then it was a read of the cache. Empty says nothing, not even that there is
   * no such resource. Never fails.
   */
  default Optional<StoredResource> findNear(TenantId tenant, ResourceId id, Projection projection) {
    return Optional.empty();
  }

  /** Those that match, in order; filtered, ordered and cut to the page where they are stored. */
  ResourcePage search(TenantId tenant, ResourceQuery query);

  /**
   * Changes a resource such that no write of another is lost.
   *
   * @param relations those that the revision sees and the answer carries
   * @return the resource as it is stored now; empty if there is none with the id
   * @throws dev.muster.domain.error.UniquenessConflict if a unique value is taken; nothing is
   *     changed
   */
  Optional<StoredResource> update(
      TenantId tenant, ResourceId id, RelationScope relations, Revision revision);

  /** Changes a resource as the other method does; the answer carries no relations. */
  default Optional<StoredResource> update(TenantId tenant, ResourceId id, Revision revision) {
    return update(tenant, id, RelationScope.NONE, revision);
  }

  /**
   * Removes a resource for good; its unique values are free again.
   *
   * @return whether there was one
   * @throws dev.muster.domain.error.VersionMismatch if its version is not accepted
   */
  boolean delete(TenantId tenant, ResourceId id, VersionCondition condition);

  /**
   * Makes several writes as if one after the other, in a number of statements that does not grow
   * with theirs as long as they are of one kind and succeed. Creates side by side may lead to each
   * other, in circles too; one that leads to a create that fails, fails with it.
   *
   * @param tolerated after this many more failures nothing is done any more
   * @return what became of each write, in their order; with the failure that was one too many the
   *     list ends
   * @throws dev.muster.domain.error.DirectoryUnavailable if the store goes away before anything
   *     took effect for sure; later, that is the outcome of the writes that were not made
   */
  default List<WriteOutcome> writeAll(TenantId tenant, List<Write> writes, int tolerated) {
    return Write.oneByOne(this, tenant, writes, tolerated);
  }
}
