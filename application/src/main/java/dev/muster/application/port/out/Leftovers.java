package dev.muster.application.port.out;

/** What deletions leave in the store, where nobody can see it, because removing it takes long. */
@FunctionalInterface
public interface Leftovers {

  /** Removes some of it, in a bounded time; a later call goes on. */
  void removeLeftovers();
}
