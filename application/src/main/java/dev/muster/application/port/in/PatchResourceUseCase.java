package dev.muster.application.port.in;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.value.Value;
import org.jspecify.annotations.Nullable;

/** Changing parts of a resource (RFC 7644 §3.5.2). */
public interface PatchResourceUseCase {

  /**
   * What a resource became.
   *
   * @param resource null: nobody asked for it
   */
  record Patched(ResourceId id, Meta meta, @Nullable FoundResource resource) {}

  /**
   * Carries out all operations or none. The body is checked before the resource is looked up. A
   * patch that changes nothing leaves the version alone; one that changes members of a group takes
   * as much work as it names members, unless it selects them by more than their ids.
   *
   * @param answer the attributes that the answer shall have; null: the answer needs no resource
   * @throws dev.muster.domain.error.InvalidRequest if the patch makes no sense for the type or the
   *     resource
   * @throws dev.muster.domain.error.ResourceNotFound if there is no such resource
   * @throws dev.muster.domain.error.VersionMismatch if its version is not accepted
   * @throws dev.muster.domain.error.UniquenessConflict if a unique value is taken
   */
  Patched patch(
      TenantId tenant,
      String id,
      Value.Complex body,
      VersionCondition condition,
      @Nullable Projection answer);
}
