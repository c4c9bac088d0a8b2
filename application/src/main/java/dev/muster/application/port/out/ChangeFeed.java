package dev.muster.application.port.out;

import java.util.List;
import java.util.Optional;

/** Follows the writes of all servers and commands. Not for several threads at once. */
public interface ChangeFeed extends AutoCloseable {

  /**
   * What was written since the last poll: every write that was acknowledged before this call is in
   * what this call or an earlier one returned.
   *
   * @return empty if something may have been missed, as at first and after a failure: anything may
   *     have changed
   * @throws dev.muster.domain.error.DirectoryUnavailable if the store did not answer in time
   */
  Optional<List<ResourceChange>> poll();

  @Override
  void close();
}
