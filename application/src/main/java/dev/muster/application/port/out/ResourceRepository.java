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
import java.util.Optional;

/**
 * The resources of one type, each tenant's apart. Writes are seen by every read that starts after
 * they returned. Every method may throw {@link dev.muster.domain.error.DirectoryUnavailable}.
 */
public interface ResourceRepository {

  /**
   * Adds a resource.
   *
   * @throws dev.muster.domain.error.UniquenessConflict if a unique value is taken; nothing is
   *     changed
   */
  void create(TenantId tenant, ResourceState state);

  /** The resource as it is stored; its document is not looked into. */
  Optional<StoredResource> find(TenantId tenant, ResourceId id);

  /** The resource with at least the attributes that the projection selects. */
  Optional<FoundResource> find(TenantId tenant, ResourceId id, Projection projection);

  /** Those that match, in order; filtered, ordered and cut to the page where they are stored. */
  ResourcePage search(TenantId tenant, ResourceQuery query);

  /**
   * Changes a resource such that no write of another is lost.
   *
   * @return the resource as it is stored now; empty if there is none with the id
   * @throws dev.muster.domain.error.UniquenessConflict if a unique value is taken; nothing is
   *     changed
   */
  Optional<StoredResource> update(TenantId tenant, ResourceId id, Revision revision);

  /**
   * Removes a resource for good; its unique values are free again.
   *
   * @return whether there was one
   * @throws dev.muster.domain.error.VersionMismatch if its version is not accepted
   */
  boolean delete(TenantId tenant, ResourceId id, VersionCondition condition);
}
