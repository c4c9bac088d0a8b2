package dev.muster.application.port.out;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.ResourceId;

/**
 * A resource was created, changed or deleted, or what it is related to changed.
 *
 * @param type the name of its type
 * @param part of it that may be other than before
 */
public record ResourceChange(TenantId tenant, String type, ResourceId id, ChangedPart part) {

  /** Anything of it may be other than before. */
  public static ResourceChange whole(TenantId tenant, String type, ResourceId id) {
    return new ResourceChange(tenant, type, id, ChangedPart.WHOLE);
  }
}
