package dev.muster.adapters.persistence.change;

import dev.muster.application.port.out.ChangedPart;
import dev.muster.application.port.out.LogHorizon;
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
 * @param part null in changes of any part
 */
record PolledRow(
    @Nullable String snapshot,
    @Nullable String incarnation,
    @Nullable Boolean lost,
    @Nullable Integer tenant,
    @Nullable String type,
    @Nullable UUID id,
    @Nullable String part) {

  boolean isState() {
    return snapshot != null;
  }

  /** Of the state: a snapshot is written as xmin:xmax:xip. */
  LogHorizon horizon() {
    String[] bounds = Objects.requireNonNull(snapshot).split(":", 3);
    return new LogHorizon(
        Objects.requireNonNull(incarnation), Long.parseLong(bounds[0]), Long.parseLong(bounds[1]));
  }

  /** What a newer server calls by a name that this one does not know is taken for all. */
  private ChangedPart changedPart() {
    return switch (part) {
      case "members" -> ChangedPart.MEMBERS;
      case "groups" -> ChangedPart.GROUPS;
      case null, default -> ChangedPart.WHOLE;
    };
  }

  ResourceChange change() {
    return new ResourceChange(
        new TenantId(Objects.requireNonNull(tenant)),
        Objects.requireNonNull(type),
        new ResourceId(Objects.requireNonNull(id)),
        changedPart());
  }
}
