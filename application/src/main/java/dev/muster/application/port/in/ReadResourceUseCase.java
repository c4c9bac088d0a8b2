package dev.muster.application.port.in;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.resource.FoundResource;

/** Reading a resource by its id (RFC 7644 §3.4.1). */
public interface ReadResourceUseCase {

  /**
   * Reads with at least the attributes that the projection selects.
   *
   * @param id as the client wrote it
   * @throws dev.muster.domain.error.ResourceNotFound if there is none, or the id is malformed
   */
  FoundResource read(TenantId tenant, String id, Projection projection);
}
