package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The contract of {@link StoreProbe}. */
public abstract class StoreProbeContract {

  /** Asks a store that is there. */
  public abstract StoreProbe probeOfPresentStore();

  /** Asks a store that is away. */
  public abstract StoreProbe probeOfAbsentStore();

  @Test
  void answers_storeIsThere_everyTime() {
    StoreProbe probe = probeOfPresentStore();
    assertTrue(probe.answers());
    assertTrue(probe.answers());
  }

  @Test
  void answers_storeIsAway_neverAndWithoutThrowing() {
    StoreProbe probe = probeOfAbsentStore();
    assertFalse(probe.answers());
    assertFalse(probe.answers());
  }
}
