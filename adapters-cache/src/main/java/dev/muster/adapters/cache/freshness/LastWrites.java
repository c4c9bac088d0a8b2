package dev.muster.adapters.cache.freshness;

import dev.muster.application.port.out.LogHorizon;

/** When subjects were written last: resources, or tenants. */
public interface LastWrites {

  /** This server wrote, and has not said so yet. */
  void made(Object subject);

  /** A poll told of a write, of this server or another. */
  void heard(Object subject, LogHorizon polled);

  /** Whether an entry has every write of the subject that is known of. */
  boolean areInEntry(Object subject, Mark entry);

  /** Whether a read of this server, under way or done, has them. */
  boolean areInRead(Object subject, Mark read);
}
