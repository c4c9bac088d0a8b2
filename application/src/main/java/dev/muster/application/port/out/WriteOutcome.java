package dev.muster.application.port.out;

import dev.muster.domain.error.DirectoryException;
import dev.muster.domain.resource.Meta;

/** What became of a {@link Write}. */
public sealed interface WriteOutcome {

  /** Created, or changed, or found to need no change. */
  record Stored(Meta meta) implements WriteOutcome {}

  record Deleted() implements WriteOutcome {}

  /** There is no resource with the id. */
  record Absent() implements WriteOutcome {}

  record Refused(DirectoryException reason) implements WriteOutcome {}

  default boolean isFailure() {
    return switch (this) {
      case Stored _, Deleted _ -> false;
      case Absent _, Refused _ -> true;
    };
  }
}
