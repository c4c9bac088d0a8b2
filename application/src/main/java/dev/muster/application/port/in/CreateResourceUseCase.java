package dev.muster.application.port.in;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.value.Value;

/** Creating a resource (RFC 7644 §3.3). */
public interface CreateResourceUseCase {

  /**
   * Adds a resource to the tenant.
   *
   * @param body as JSON has it, not yet checked
   * @param answer the attributes that the answer shall have
   * @throws dev.muster.domain.error.InvalidRequest if it breaks the schema
   * @throws dev.muster.domain.error.UniquenessConflict if a unique value is taken
   */
  FoundResource create(TenantId tenant, Value.Complex body, Projection answer);
}
