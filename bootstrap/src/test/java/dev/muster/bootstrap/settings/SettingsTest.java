package dev.muster.bootstrap.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.persistence.migration.MigrationMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsTest {

  @TempDir private Path folder = Path.of("");

  private static Settings of(Map<String, String> environment) {
    return Settings.of(new SettingValues(Map.of(), environment, null));
  }

  @Test
  void nothingSet_isTheContract() {
    Settings settings = of(Map.of());
    assertEquals("127.0.0.1", settings.host());
    assertEquals(8080, settings.port());
    assertEquals(Optional.empty(), settings.databaseUrl());
    assertTrue(settings.dataFolder().endsWith(".local/share/muster"));
    assertEquals(Optional.empty(), settings.schemaDir());
    assertEquals(Caching.Backend.EHCACHE, settings.cache().backend());
    assertEquals(Duration.ofMinutes(5), settings.cache().timeToLive());
    assertEquals(Duration.ofMillis(250), settings.cache().staleness());
    assertEquals(Runtime.getRuntime().maxMemory() / 3, settings.cache().heap());
    assertEquals(16L << 20, settings.maxBody());
    assertEquals(Duration.ofSeconds(1), settings.reporting().slowStatement());
    assertEquals(MigrationMode.AUTO, settings.migration());
    assertEquals(Optional.empty(), settings.token());
  }

  @Test
  void flag_winsOverEnvironment_whichWinsOverTheFile() throws IOException {
    Path file =
        Files.writeString(folder.resolve("muster.properties"), "MUSTER_PORT=1\nMUSTER_HOST=a\n");
    Map<String, String> environment = Map.of("MUSTER_PORT", "2", "MUSTER_CACHE", "none");
    Settings settings =
        Settings.of(new SettingValues(Map.of(Setting.PORT, "3"), environment, file));
    assertEquals(3, settings.port());
    assertEquals("a", settings.host());
    assertEquals(Caching.Backend.NONE, settings.cache().backend());
    assertEquals(2, Settings.of(new SettingValues(Map.of(), environment, file)).port());
  }

  @Test
  void heapOfTheCache_isSetInBytes_andNotBesideRoomOutsideOfIt() {
    Map<String, String> heap = Map.of("MUSTER_CACHE_HEAP", "3MiB");
    assertEquals(3L << 20, of(heap).cache().heap());
    String both = refusal(Map.of("MUSTER_CACHE_HEAP", "3MiB", "MUSTER_CACHE_OFF_HEAP", "1MiB"));
    assertTrue(both.contains("MUSTER_CACHE_OFF_HEAP"), both);
  }

  @Test
  void redis_needsItsAddress_whichIsNeverShown() {
    Map<String, String> redis = Map.of("MUSTER_CACHE", "redis");
    assertTrue(
        refusal(redis).contains("is needed together with MUSTER_CACHE=redis"), refusal(redis));
    for (String url : List.of("http://host", "redis://", "host:6379", "redis:// host")) {
      String refusal = refusal(Map.of("MUSTER_CACHE", "redis", "MUSTER_REDIS_URL", url));
      assertTrue(refusal.contains("redis://localhost:6379"), refusal);
    }
    Settings settings =
        of(Map.of("MUSTER_CACHE", "redis", "MUSTER_REDIS_URL", "rediss://:s3cret@host:6380/2"));
    assertEquals(Caching.Backend.REDIS, settings.cache().backend());
    assertEquals(Optional.of("rediss://:s3cret@host:6380/2"), settings.cache().redisUrl());
    assertFalse(settings.toString().contains("s3cret"));
  }

  private static String refusal(Map<String, String> environment) {
    SettingException refused = assertThrows(SettingException.class, () -> of(environment));
    return String.valueOf(refused.getMessage());
  }

  @Test
  void secret_comesFromAFileToo_andIsNeverShown() throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), "s3cret\n");
    Settings settings = of(Map.of("MUSTER_DATABASE_PASSWORD_FILE", file.toString()));
    assertEquals("s3cret", settings.databasePassword());
    assertFalse(settings.toString().contains("s3cret"));
  }

  @Test
  void lists_areSplit() {
    assertEquals(
        List.of("10.0.0.0/8", "::1"),
        of(Map.of("MUSTER_TRUSTED_PROXIES", "10.0.0.0/8, ::1")).trustedProxies());
  }

  @Test
  void schemaDir_isAPathFromHomeOrFromHere() {
    Path home = Path.of(System.getProperty("user.home"));
    assertEquals(
        Optional.of(home.resolve("scim")), of(Map.of("MUSTER_SCHEMA_DIR", "~/scim")).schemaDir());
    assertEquals(
        Optional.of(Path.of("scim").toAbsolutePath()),
        of(Map.of("MUSTER_SCHEMA_DIR", "scim")).withMigration(MigrationMode.OFF).schemaDir());
  }

  @Test
  void slowStatement_isATimeOrNever() {
    assertEquals(
        Duration.ZERO, of(Map.of("MUSTER_SLOW_STATEMENT", "0")).reporting().slowStatement());
    assertEquals(
        Duration.ofMillis(20),
        of(Map.of("MUSTER_SLOW_STATEMENT", "20ms")).reporting().slowStatement());
  }

  @Test
  void baseUrl_losesItsTrailingSlash() {
    assertEquals(
        Optional.of("https://id.example.org/x"),
        of(Map.of("MUSTER_BASE_URL", "https://id.example.org/x/")).baseUrl());
  }

  @ParameterizedTest
  @CsvSource({
    "PORT, 65536",
    "PORT, -1",
    "PORT, http",
    "POOL_SIZE, 0",
    "POOL_SIZE, 81",
    "MAX_BODY, 17179869185GiB",
    "CACHE, redis",
    "CACHE_TTL, 300",
    "CACHE_TTL, 0s",
    "SLOW_STATEMENT, 1",
    "CACHE_MAX_ENTRIES, none",
    "CACHE_HEAP, 1023KiB",
    "CACHE_HEAP, half",
    "CACHE_HEAP, 1024GiB",
    "CACHE_OFF_HEAP, 1023KiB",
    "CACHE_OFF_HEAP, -1",
    "MAX_BODY, 2GiB",
    "MAX_BODY, 0",
    "BASE_URL, id.example.org",
    "BASE_URL, ftp://x",
    "DATABASE_URL, postgres://x",
    "MIGRATE, yes",
    "TLS_CERT, /nowhere/cert.pem",
    "TLS_KEY, /nowhere/key.pem",
    "TOKEN, two words",
    "LOG_FORMAT, xml",
    "ACCESS_LOG, yes",
    "TRACES_ENDPOINT, 127.0.0.1:4318",
    "DATABASE_PASSWORD_FILE, /nowhere/secret"
  })
  void badValue_isRefusedByName(String name, String value) {
    SettingException refused =
        assertThrows(SettingException.class, () -> of(Map.of("MUSTER_" + name, value)));
    String setting = name.replace("_FILE", "");
    assertTrue(
        String.valueOf(refused.getMessage()).contains("MUSTER_" + setting), refused::toString);
  }

  @Test
  void unknownNameInTheFile_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("muster.properties"), "MUSTER_PROT=1\n");
    SettingException refused =
        assertThrows(SettingException.class, () -> new SettingValues(Map.of(), Map.of(), file));
    assertTrue(String.valueOf(refused.getMessage()).contains("MUSTER_PROT"));
  }
}
