package dev.muster.adapters.cache.freshness;

import dev.muster.application.port.out.LogHorizon;

/**
 * Tells whether something that was read is out of date, by what is known to have been written
 * since. One implementation for entries that only this server reads, and one for those that several
 * share.
 */
public interface Timeline {

  /** The mark of a read that begins after this call. */
  Mark now();

  /**
   * Room for what is written, each subject as if apart from the others. To be asked for before the
   * first poll is applied: what was told before is not in it.
   *
   * @param slots a power of two; subjects beyond may share one, which costs hits and nothing else
   */
  <S> LastWrites<S> writes(int slots);

  /** Everything in the log up to the poll was applied. Called by one thread. */
  void applied(LogHorizon polled);

  /** Anything may have been written up to the poll. Called by the same thread. */
  void missed(LogHorizon polled);
}
