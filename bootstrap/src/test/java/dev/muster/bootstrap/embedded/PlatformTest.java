package dev.muster.bootstrap.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, postgres-linux-x86_64.txz",
    "Linux, aarch64, postgres-linux-arm_64.txz",
    "Mac OS X, x86_64, postgres-darwin-x86_64.txz",
    "Mac OS X, aarch64, postgres-darwin-arm_64.txz",
  })
  void archiveName_supportedPlatform_namesItsResource(
      String system, String processor, String expected) {
    assertEquals(expected, Platform.archiveName(system, processor));
  }

  @ParameterizedTest
  @CsvSource({"Windows 11, amd64", "Linux, s390x"})
  void archiveName_unsupportedPlatform_namesTheWayOut(String system, String processor) {
    EmbeddedDatabaseException refusal =
        assertThrows(
            EmbeddedDatabaseException.class, () -> Platform.archiveName(system, processor));
    DataFolderFixture.assertSays("MUSTER_DATABASE_URL", refusal);
  }

  @Test
  void archive_thisMachine_isOnTheClassPath() {
    assertTrue(Platform.archive().toString().endsWith(".txz"));
  }
}
