package dev.muster.bootstrap.wiring;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.SharedMuster;
import dev.muster.bootstrap.settings.Setting;
import dev.muster.bootstrap.settings.SettingException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedMuster.class)
final class CachedConfigurationIT {

  private final RunningMuster muster;

  CachedConfigurationIT(RunningMuster muster) {
    this.muster = muster;
  }

  @Test
  void memoryOutsideTheHeap_thatCannotBeHad_isRefusedByName() {
    SettingException refused =
        assertThrows(
            SettingException.class,
            () -> muster.sibling(Map.of(Setting.CACHE_OFF_HEAP, "1024GiB")));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.startsWith("MUSTER_CACHE_OFF_HEAP"), message);
    assertTrue(message.contains("MaxDirectMemorySize: Attempting to allocate"), message);
  }
}
