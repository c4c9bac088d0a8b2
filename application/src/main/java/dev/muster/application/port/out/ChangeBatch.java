package dev.muster.application.port.out;

import java.util.List;

/**
 * What a poll told.
 *
 * @param complete whether these are all changes since the poll before; if not, anything may have
 *     been written
 */
public record ChangeBatch(boolean complete, List<ResourceChange> changes, LogHorizon polled) {

  public ChangeBatch {
    changes = List.copyOf(changes);
  }

  /** All that was written since the poll before. */
  public static ChangeBatch of(List<ResourceChange> changes, LogHorizon polled) {
    return new ChangeBatch(true, changes, polled);
  }

  /** Something may have been missed. */
  public static ChangeBatch missed(LogHorizon polled) {
    return new ChangeBatch(false, List.of(), polled);
  }
}
