package dev.muster.application.port.out;

/** Follows the writes of all servers and commands. Not for several threads at once. */
public interface ChangeFeed extends AutoCloseable {

  /**
   * What was written since the last poll: every write that was acknowledged before this call is in
   * what this call or an earlier one returned.
   *
   * @return incomplete at first and after a failure, and whenever something may have been missed
   * @throws dev.muster.domain.error.DirectoryUnavailable if the store did not answer in time
   */
  ChangeBatch poll();

  @Override
  void close();
}
