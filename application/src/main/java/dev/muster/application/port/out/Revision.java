package dev.muster.application.port.out;

import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.StoredResource;
import java.util.Optional;

/**
 * Makes the next state of a resource from the current one. It may be called several times, each
 * time with a fresher state, so it must have no effect of its own; what it throws abandons the
 * update.
 */
@FunctionalInterface
public interface Revision {

  /** The next state, one version later; empty if nothing changes. */
  Optional<ResourceState> of(StoredResource current);
}
