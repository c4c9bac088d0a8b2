package dev.muster.bootstrap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The statements of a running server, as the command shows them. */
@ExtendWith(SharedMuster.class)
final class ProfileCommandIT {

  private final RunningMuster muster;

  ProfileCommandIT(RunningMuster muster) {
    this.muster = muster;
  }

  private String profile(int exit, String token) {
    return Commands.run(exit, "profile", "--url", muster.rootUrl(), "--token", token);
  }

  @Test
  void profile_ofAServer_isATable() {
    ScimHttp scim = muster.newClient();
    assertEquals(200, scim.get("/Users").statusCode());
    String table = profile(0, muster.newAdministrator());
    assertTrue(table.lines().anyMatch(line -> line.matches("UserMapper\\.search +\\d+ .*")), table);
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
