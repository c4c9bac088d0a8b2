package dev.muster.application.memory;

import dev.muster.application.port.out.StoreProbe;

/** A store that is there or away as the test wants it. */
public final class InMemoryStoreProbe implements StoreProbe {

  private volatile boolean there = true;

  public void setThere(boolean there) {
    this.there = there;
  }

  @Override
  public boolean answers() {
    return there;
  }
}
