package dev.muster.bootstrap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The statements of a running server, as the command shows them. */
@ExtendWith(SharedMuster.class)
final class ProfileCommandIT {

  private static final String LOOKUPS = "TokenMapper.find ";

  private static final String CLEARED = "\u001b[H\u001b[2Jstatement ";

  @TempDir private Path folder = Path.of("");

  private final RunningMuster muster;

  ProfileCommandIT(RunningMuster muster) {
    this.muster = muster;
  }

  private String profile(int exit, String token, String... others) {
    List<String> all =
        new ArrayList<>(List.of("profile", "--url", muster.rootUrl(), "--token", token));
    all.addAll(List.of(others));
    return Commands.run(exit, all.toArray(String[]::new));
  }

  @Test
  void profile_ofAServer_isATable() {
    ScimHttp scim = muster.newClient();
    assertEquals(200, scim.get("/Users").statusCode());
    String table = profile(0, muster.newAdministrator());
    assertTrue(table.lines().anyMatch(line -> line.matches("UserMapper\\.search +\\d+ .*")), table);
  }

  @Test
  void profile_watching_isATableAgainAndAgain() throws Exception {
    String[] watching = {"profile", "--url", muster.rootUrl(), "--watch", "1"};
    Map<String, String> token = Map.of("MUSTER_ADMIN_TOKEN", muster.newAdministrator());
    try (MusterProcess process = MusterProcess.start(folder, token, watching)) {
      process.awaitLine(LOOKUPS);
      List<Integer> seen = lookups(process);
      for (int i = 0; i < 3_000 && seen.size() < 2; i++) {
        Thread.sleep(10);
        seen = lookups(process);
      }
      assertTrue(seen.size() >= 2, process.output());
      // Each of them asks with a token, that of the last one is looked up no more by now.
      assertTrue(seen.get(1) > seen.getFirst(), process.output());
      assertTrue(
          process.output().lines().filter(line -> line.startsWith(CLEARED)).count() >= 2,
          process.output());
      process.interrupt();
      assertEquals(130, process.awaitExit(), process::output);
    }
  }

  /** What each table says of the statement that looks for a token. */
  private static List<Integer> lookups(MusterProcess process) {
    return process
        .output()
        .lines()
        .filter(line -> line.startsWith(LOOKUPS))
        .map(line -> Integer.valueOf(line.replaceAll("\\S+ +([0-9]+) .*", "$1")))
        .toList();
  }

  @Test
  void profile_watchingTooOften_isRefused() {
    String refused = profile(2, "any", "--watch", "0");
    assertTrue(refused.startsWith("--watch: at least 1 second"), refused);
    assertTrue(profile(2, "any", "--watch", "soon").contains("--watch"));
  }

  @Test
  void profile_ofOneStatement_isItsPlan() {
    String token = muster.newAdministrator();
    assertEquals(200, muster.newClient().get("/Users").statusCode());
    assertEquals(
        "TokenMapper.find has not been slow.", profile(0, token, "--plan", "TokenMapper.find"));
    assertEquals(
        "muster: The server has run no statement of that name.",
        profile(1, token, "--plan", "no/such statement"));
  }

  @Test
  void profile_withoutPermissionOrServer_isExplainedInOneLine() {
    assertEquals(
        "muster: The token does not have the scope admin.", profile(1, muster.newTenant()));
    assertEquals("muster: The token is unknown, revoked or expired.", profile(1, "wrong"));
    assertEquals(
        "muster: No server answers at http://127.0.0.1:1.",
        Commands.run(1, "profile", "--url", "http://127.0.0.1:1", "--token", "any"));
    assertTrue(
        Commands.run(2, "profile", "--url", "ftp:nothing", "--token", "any")
            .startsWith("--url must be such as"));
  }
}
