package dev.muster.adapters.cache.freshness;

import dev.muster.application.port.out.LogHorizon;

/**
 * When subjects were written last.
 *
 * @param <S> what is written: a resource, or anything in a tenant
 */
public interface LastWrites<S> {

  /** This server wrote, and has not said so yet. */
  void made(S subject);

  /** A poll told of a write, of this server or another. */
  void heard(S subject, LogHorizon polled);

  /** Whether an entry has every write of the subject that is known of. */
  boolean areInEntry(S subject, Mark entry);

  /** Whether a read of this server, under way or done, has them. */
  boolean areInRead(S subject, Mark read);
}
