package dev.muster.bootstrap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The statements of a running server, as the command shows them. */
@ExtendWith(SharedMuster.class)
final class ProfileCommandIT {

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
