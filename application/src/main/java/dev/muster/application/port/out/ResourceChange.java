package dev.muster.application.port.out;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.ResourceId;

/**
 * A resource was created, changed or deleted.
 *
 * @param type the name of its type
 */
public record ResourceChange(TenantId tenant, String type, ResourceId id) {}
