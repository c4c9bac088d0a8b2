package dev.muster.adapters.persistence.change;

import dev.muster.application.port.out.ResourceChange;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.ResourceId;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The state of a poll, or a change.
 *
 * @param snapshot that the poll saw; null in changes
 * @param incarnation of the log; null in changes
 * @param lost whether changes may have been missed; null in changes
 * @param tenant null in the state, as what follows
 * @param id all zeros: of many resources
 */
record PolledRow(
    @Nullable String snapshot,
    @Nullable String incarnation,
    @Nullable Boolean lost,
    @Nullable Integer tenant,
    @Nullable String type,
    @Nullable UUID id) {

  private static final UUID MANY = new UUID(0, 0);

  boolean isState() {
    return snapshot != null;
  }

  ResourceChange change() {
    return new ResourceChange(
        new TenantId(Objects.requireNonNull(tenant)),
        Objects.requireNonNull(type),
        MANY.equals(id) ? null : new ResourceId(Objects.requireNonNull(id)));
  }
}
