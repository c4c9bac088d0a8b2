package dev.muster.application.port.in;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.value.Value;

/** Creating a resource (RFC 7644 §3.3). */
public interface CreateResourceUseCase {

  /**
   * Adds a resource to the tenant.
   *
   * @param body as JSON has it, not yet checked
   * @throws dev.muster.domain.error.InvalidRequest if it breaks the schema
   * @throws dev.muster.domain.error.UniquenessConflict if a unique value is taken
   */
  StoredResource create(TenantId tenant, Value.Complex body);
}
