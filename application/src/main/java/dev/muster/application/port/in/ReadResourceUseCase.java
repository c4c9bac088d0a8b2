package dev.muster.application.port.in;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.value.Value;
import java.util.Optional;
import java.util.function.Consumer;

/** Reading a resource by its id (RFC 7644 §3.4.1). */
public interface ReadResourceUseCase {

  /**
   * Reads with at least the attributes that the projection selects, but without the members of a
   * large group.
   *
   * @param id as the client wrote it
   * @throws dev.muster.domain.error.ResourceNotFound if there is none, or the id is malformed
   */
  FoundResource read(TenantId tenant, String id, Projection projection);

  /**
   * What {@link #read} would bring, if the memory of this process can tell at once. Empty says
   * nothing, not even that there is no such resource. Never fails.
   *
   * @param id as the client wrote it
   */
  Optional<StoredResource> readNear(TenantId tenant, String id, Projection projection);

  /**
   * Reads a group whose members {@link #read} left out because they are more than {@link
   * dev.muster.domain.resource.Relations#MAX_SHOWN}.
   *
   * @param member is given each member that the group has at one moment, before this returns
   * @return the group at that moment, without members
   * @throws dev.muster.domain.error.ResourceNotFound if there is none
   */
  FoundResource readWhole(TenantId tenant, String id, Consumer<Value.Complex> member);
}
