package dev.muster.application.port.in;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.VersionCondition;

/** Deleting a resource (RFC 7644 §3.6). */
public interface DeleteResourceUseCase {

  /**
   * Removes the resource for good.
   *
   * @throws dev.muster.domain.error.ResourceNotFound if there is no such resource
   * @throws dev.muster.domain.error.VersionMismatch if its version is not accepted
   */
  void delete(TenantId tenant, String id, VersionCondition condition);
}
