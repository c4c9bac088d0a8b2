package dev.muster.application.memory;

import dev.muster.application.port.out.StoreProbe;
import dev.muster.application.port.out.StoreProbeContract;

final class InMemoryStoreProbeTest extends StoreProbeContract {

  @Override
  public StoreProbe probeOfPresentStore() {
    return new InMemoryStoreProbe();
  }

  @Override
  public StoreProbe probeOfAbsentStore() {
    InMemoryStoreProbe probe = new InMemoryStoreProbe();
    probe.setThere(false);
    return probe;
  }
}
