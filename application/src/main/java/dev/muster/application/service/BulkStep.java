package dev.muster.application.service;

import dev.muster.application.port.in.ExecuteBulkUseCase.Method;
import dev.muster.application.port.in.ExecuteBulkUseCase.Operation;
import dev.muster.application.port.in.ExecuteBulkUseCase.Outcome;
import dev.muster.domain.error.DirectoryException;
import dev.muster.domain.value.Value;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An operation of a bulk, its references resolved.
 *
 * @param index in the request
 * @param needs the indexes of other operations, creations, to which it refers
 */
record BulkStep(int index, Operation operation, Set<Integer> needs, Work work) {

  BulkStep {
    needs = Set.copyOf(needs);
  }

  sealed interface Work {

    /** Clear from the start to be in vain. */
    record Vain(DirectoryException reason) implements Work {}

    /**
     * A change of a resource.
     *
     * @param id of the resource, also of one to be created; perhaps no id at all
     * @param versioned whether an operation of the bulk depends on the version of the resource
     */
    record Change(ResourceService service, String id, Value.Complex data, boolean versioned)
        implements Work {

      String path() {
        return service.type().endpoint() + "/" + id;
      }
    }
  }

  boolean creates() {
    return operation.method() == Method.POST;
  }

  /** The path of the resource, as far as it is known; null if there is none. */
  @Nullable String path(Outcome outcome) {
    if (creates() && outcome instanceof Outcome.Failed) {
      return null;
    }
    return switch (work) {
      case Work.Change change -> change.path();
      case Work.Vain _ ->
          operation.endpoint() + (operation.id() == null ? "" : "/" + operation.id());
    };
  }

  boolean isOfGroup() {
    return work instanceof Work.Change change && change.service().type().isGroup();
  }
}
