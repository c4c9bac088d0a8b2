package dev.muster.bootstrap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What wrong use is answered with, and what needs no database. */
final class CommandLineTest {

  @ParameterizedTest
  @CsvSource({
    "nonsense, nonsense",
    "tenant, create",
    "token, revoke",
    "tenant delete acme, --yes",
    "token create, --name",
    "token create --name x --scope everything, --scope",
    "token create --name x --expires someday, --expires",
    "index, drop",
    "explain, TYPE",
    "explain User --count many, --count",
    "explain User --values --analyze, mutually exclusive",
    "explain User --cursor --start-index 2, mutually exclusive",
    "serve --slow-statement soon, MUSTER_SLOW_STATEMENT",
    "index add, TYPE:PATH",
    "index add nickName, TYPE:PATH",
    "index drop User:, TYPE:PATH",
    "serve --port 99999, MUSTER_PORT",
    "serve --cache-ttl soon, MUSTER_CACHE_TTL",
    "serve --cache redis, MUSTER_CACHE",
    "serve --database-url mysql://x, MUSTER_DATABASE_URL",
    "migrate --migrate perhaps, MUSTER_MIGRATE",
    "serve --schema-dir /nowhere/schemas, /nowhere/schemas",
    "serve --config /nowhere/muster.properties, /nowhere/muster.properties"
  })
  void wrongUse_isExplainedWithExitCodeTwo(String arguments, String named) {
    String printed = Commands.run(2, arguments.split(" ", -1));
    assertTrue(printed.contains(named), printed);
  }

  @Test
  void noCommand_isWrongUse() {
    assertTrue(Commands.run(2).contains("Usage"));
  }

  /** Before the database is started, so that the folder of its data is not even made. */
  @Test
  void brokenSchema_stopsTheStartWithOneLineThatNamesFileAndPlace(@TempDir Path folder)
      throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("device.json"),
            "{\"id\":\"urn:example:Device\",\"name\":\"Device\",\"attributes\":["
                + "{\"name\":\"serial\"},"
                + "{\"name\":\"place\",\"type\":\"complex\",\"subAttributes\":["
                + "{\"name\":\"room\",\"type\":\"text\"}]}]}");
    Path data = folder.resolve("data");
    String printed = Commands.run(2, Commands.in(data, "serve", "--schema-dir", folder.toString()));
    assertEquals(
        "muster: MUSTER_SCHEMA_DIR (--schema-dir): "
            + file
            + ": attributes[1].subAttributes[0].type must be one of string, boolean, decimal,"
            + " integer, dateTime, binary, reference, complex, not 'text'.",
        printed);
    assertFalse(Files.exists(data));
  }

  @Test
  void databaseAway_failsWithOneLine() {
    String printed =
        Commands.run(1, "migrate", "--database-url", "jdbc:postgresql://127.0.0.1:1/none");
    assertTrue(printed.startsWith("muster: "), printed);
    assertEquals(1, printed.lines().count(), printed);
  }

  @Test
  void help_namesSettings() {
    assertTrue(Commands.run(0, "--version").startsWith("Muster "));
    String help = Commands.run(0, "serve", "--help");
    assertTrue(help.contains("MUSTER_POOL_SIZE") && help.contains("--pool-size"), help);
    assertTrue(Commands.run(0, "tenant", "create", "--help").contains("MUSTER_DATA_DIR"));
  }

  @Test
  void expiry_isATimeFromNowADayOrAMoment() {
    Instant now = Instant.parse("2026-01-02T03:04:05Z");
    assertEquals(Optional.of(Instant.parse("2026-04-02T03:04:05Z")), Expiry.parse("90d", now));
    assertEquals(Optional.of(Instant.parse("2026-01-02T04:04:05Z")), Expiry.parse("1h", now));
    assertEquals(
        Optional.of(Instant.parse("2030-01-31T00:00:00Z")), Expiry.parse("2030-01-31", now));
    assertEquals(
        Optional.of(Instant.parse("2030-01-31T10:00:00Z")),
        Expiry.parse("2030-01-31T12:00:00+02:00", now));
    assertEquals(Optional.empty(), Expiry.parse("tomorrow", now));
    assertEquals(Optional.empty(), Expiry.parse("+12026-01-01", now));
    assertEquals(Optional.empty(), Expiry.parse("+12026-01-01T00:00:00Z", now));
  }
}
