package dev.muster.bootstrap.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerSettingsTest {

  private static final long MEGABYTE = 1L << 20;

  @ParameterizedTest
  @CsvSource({"0, 128", "512, 128", "1024, 128", "2048, 256", "24000, 3000", "1000000, 4096"})
  void sharedBuffers_anEighthOfTheMemory_withinBounds(long memory, long buffers) {
    assertEquals(buffers, ServerSettings.sharedBuffers(memory * MEGABYTE));
  }

  @ParameterizedTest
  @CsvSource({"128, 2048", "1024, 2048", "3000, 6000", "4096, 8192"})
  void maxWalSize_twiceTheBuffers_twoGigabytesAtLeast(long buffers, long log) {
    assertEquals(log, ServerSettings.maxWalSize(buffers));
  }

  @Test
  void arguments_haveThePortAndTheBuffers() {
    List<String> arguments = ServerSettings.arguments(5432);
    assertTrue(arguments.contains("port=5432"), arguments::toString);
    assertTrue(
        arguments.stream().anyMatch(one -> one.matches("shared_buffers=[0-9]{3,4}MB")),
        arguments::toString);
    assertTrue(
        arguments.stream().anyMatch(one -> one.matches("max_wal_size=[0-9]{4}MB")),
        arguments::toString);
  }
}
