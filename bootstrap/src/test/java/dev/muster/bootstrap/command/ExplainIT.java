package dev.muster.bootstrap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Searches that the command explains while the directory is served. */
@ExtendWith(SharedMuster.class)
final class ExplainIT {

  private final RunningMuster muster;
  private final String tenant = "explained-" + System.nanoTime();

  ExplainIT(RunningMuster muster) {
    this.muster = muster;
    muster.directory().tenants().createTenant(tenant);
  }

  private String explain(int exit, String... arguments) {
    List<String> all = new ArrayList<>(List.of("explain"));
    all.addAll(Arrays.asList(arguments));
    if (!all.contains("--tenant")) {
      all.addAll(List.of("--tenant", tenant));
    }
    all.addAll(muster.databaseFlags());
    return Commands.run(exit, all.toArray(String[]::new));
  }

  @Test
  void explain_searchWithoutIndex_saysSqlPlanVerdictAndCommand() {
    String said = explain(0, "user", "title eq \"Countess\"");
    for (String part :
        List.of(
            "UserMapper.search, the page:\n  select ",
            "where tenant_id = $1 and ",
            "Plan for any values (--values: for these):\n  Limit  (rows ",
            "Verdict:\n",
            "UserMapper.count, the total, unless the page tells it:\n",
            "bin/muster index add User:title")) {
      assertTrue(said.contains(part), part + " is not in " + said);
    }
    assertFalse(said.toLowerCase(Locale.ROOT).contains("countess"), said);
    assertFalse(said.contains("took"), said);
  }

  @Test
  void explain_everythingThatASearchMaySay_isTaken() {
    String said =
        explain(
            0,
            "Group",
            "displayName sw \"Guid\"",
            "--sort-by=displayName",
            "--descending",
            "--count=5",
            "--start-index=3",
            "--attributes=displayName,externalId",
            "--analyze");
    assertTrue(said.contains("order by display_name_key"), said);
    assertTrue(said.contains("offset $"), said);
    assertFalse(said.contains(", document"), said);
    assertTrue(said.contains("what it took:"), said);
    assertFalse(said.toLowerCase(Locale.ROOT).contains("guid"), said);
    String walk = explain(0, "User", "--cursor", "--sort-by=userName", "--values");
    assertTrue(walk.contains("sort_key"), walk);
    assertTrue(walk.contains("UserMapper.total, the total"), walk);
  }

  @Test
  void explain_ownType_isKnownByItsFolder(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("schema.json"),
        "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Schema\"],"
            + "\"id\":\"urn:example:Device\",\"name\":\"Device\",\"attributes\":[{\"name\":\"serial\"}]}");
    Files.writeString(
        folder.resolve("type.json"),
        "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:ResourceType\"],"
            + "\"name\":\"Device\",\"endpoint\":\"/Devices\",\"schema\":\"urn:example:Device\"}");
    String said = explain(0, "Device", "serial eq \"713\"", "--schema-dir", folder.toString());
    assertTrue(said.contains("CustomMapper.search"), said);
    assertTrue(said.endsWith("bin/muster index add Device:serial"), said);
    assertEquals("muster: There is no resource type Device.", explain(1, "Device", "serial pr"));
  }

  @Test
  void explain_whatCannotBe_isExplainedInOneLine() {
    assertEquals("muster: Tenant nobody not found.", explain(1, "User", "--tenant", "nobody"));
    for (String filter : List.of("nonsense", "nikName eq \"x\"", "active gt true", "userName eq")) {
      String said = explain(1, "User", filter);
      assertTrue(said.startsWith("muster: "), said);
      assertEquals(1, said.lines().count(), said);
    }
    assertEquals(
        "muster: sortBy names an unknown attribute.", explain(1, "User", "--sort-by=nikName"));
  }
}
