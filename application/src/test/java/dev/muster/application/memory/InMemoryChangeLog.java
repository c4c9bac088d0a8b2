package dev.muster.application.memory;

import dev.muster.application.port.out.ChangeLog;

/** In memory totals are counted, so there are no changes to fold. */
public final class InMemoryChangeLog implements ChangeLog {

  @Override
  public int prune() {
    return 0;
  }
}
