package dev.muster.application.port.out;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * A resource was created, changed or deleted.
 *
 * @param type the name of its type
 * @param id null: many of the type, as an import brings them in
 */
public record ResourceChange(TenantId tenant, String type, @Nullable ResourceId id) {}
