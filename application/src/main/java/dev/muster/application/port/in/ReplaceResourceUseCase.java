package dev.muster.application.port.in;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.value.Value;

/** Replacing a resource (RFC 7644 §3.5.1). */
public interface ReplaceResourceUseCase {

  /**
   * Replaces the attributes that clients own. A replacement that changes nothing leaves the version
   * alone. The body is checked before the resource is looked up.
   *
   * @param answer the attributes that the answer shall have
   * @throws dev.muster.domain.error.InvalidRequest if the body breaks the schema or would change
   *     what is immutable
   * @throws dev.muster.domain.error.ResourceNotFound if there is no such resource
   * @throws dev.muster.domain.error.VersionMismatch if its version is not accepted
   * @throws dev.muster.domain.error.UniquenessConflict if a unique value is taken
   */
  FoundResource replace(
      TenantId tenant,
      String id,
      Value.Complex body,
      VersionCondition condition,
      Projection answer);
}
