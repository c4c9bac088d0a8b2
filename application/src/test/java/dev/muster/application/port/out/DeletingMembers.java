package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.TenantGroups;
import dev.muster.application.fixture.Users;
import dev.muster.domain.error.VersionMismatch;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whoever is deleted leaves the groups. */
interface DeletingMembers extends DirectoryUnderTest {

  @Test
  default void delete_user_leavesItsGroupsAndAdvancesThem() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    directory.user("bob");
    directory.group("A", "ada", "bob");
    directory.group("B", "ada");
    directory.group("Outer", "A");
    directory.group("Aside", "bob");
    clock().advance(Duration.ofMinutes(1));
    assertTrue(users().delete(directory.tenant(), directory.id("ada"), VersionCondition.NONE));
    assertEquals(List.of("bob"), directory.members("A"));
    assertEquals(List.of(), directory.members("B"));
    Meta advanced = new Meta(2, Users.CREATED, clock().instant());
    Meta before = new Meta(1, Users.CREATED, Users.CREATED);
    assertEquals(advanced, directory.foundGroup("A").meta());
    assertEquals(advanced, directory.foundGroup("B").meta());
    assertEquals(before, directory.foundGroup("Outer").meta());
    assertEquals(before, directory.foundGroup("Aside").meta());
    directory.assertMatches(CoreSchemas.GROUP, "members.value eq \"{ada}\" ->");
  }

  @Test
  default void delete_nestedGroup_leavesTheGroupsAroundItAndAdvancesThem() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    directory.group("Inner", "ada");
    directory.group("Middle", "Inner");
    directory.group("Outer", "Middle", "ada");
    clock().advance(Duration.ofMinutes(1));
    assertTrue(groups().delete(directory.tenant(), directory.id("Middle"), VersionCondition.NONE));
    assertEquals(List.of("ada"), directory.members("Outer"));
    assertEquals(
        new Meta(2, Users.CREATED, clock().instant()), directory.foundGroup("Outer").meta());
    assertEquals(new Meta(1, Users.CREATED, Users.CREATED), directory.foundGroup("Inner").meta());
    assertEquals(List.of("Inner*", "Outer*"), directory.groups("ada"));
    directory.assertMatches(CoreSchemas.GROUP, "members.value eq \"{Middle}\" ->");
    directory.assertMatches(CoreSchemas.GROUP, "members[type eq \"Group\"] ->");
  }

  @Test
  default void delete_group_leavesItsMembersWithoutIt() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    directory.group("Inner", "ada");
    directory.group("Outer", "Inner", "ada");
    assertTrue(groups().delete(directory.tenant(), directory.id("Outer"), VersionCondition.NONE));
    assertEquals(List.of("Inner*"), directory.groups("ada"));
    assertEquals(1, directory.version("Inner"));
    directory.assertMatches(
        CoreSchemas.USER,
        """
        groups.value eq "{Outer}" ->
        groups.display eq "Outer" ->
        groups.value eq "{Inner}" -> ada
        """);
    groups().removeLeftovers();
    assertEquals(List.of("Inner*"), directory.groups("ada"));
    assertEquals(List.of("ada"), directory.members("Inner"));
  }

  @Test
  default void delete_groupsOfACircle_leaveNothingBehind() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    directory.group("A", "ada");
    directory.group("B", "A");
    directory.add("A", "B", "A");
    assertTrue(groups().delete(directory.tenant(), directory.id("A"), VersionCondition.NONE));
    assertEquals(List.of(), directory.members("B"));
    assertEquals(2, directory.version("B"));
    assertEquals(List.of(), directory.groups("ada"));
    assertTrue(groups().delete(directory.tenant(), directory.id("B"), VersionCondition.NONE));
    assertTrue(users().delete(directory.tenant(), directory.id("ada"), VersionCondition.NONE));
    groups().removeLeftovers();
    assertEquals(List.of(), directory.matching(CoreSchemas.GROUP, "id pr"));
  }

  @Test
  default void delete_versionNotAccepted_keepsTheMemberships() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    directory.group("Inner", "ada");
    directory.group("Outer", "Inner");
    VersionCondition stale = VersionCondition.oneOf(Set.of(9L));
    assertThrows(
        VersionMismatch.class,
        () -> users().delete(directory.tenant(), directory.id("ada"), stale));
    assertThrows(
        VersionMismatch.class,
        () -> groups().delete(directory.tenant(), directory.id("Inner"), stale));
    assertEquals(List.of("Inner*", "Outer"), directory.groups("ada"));
    assertEquals(1, directory.version("Inner"));
    assertEquals(1, directory.version("Outer"));
  }

  @Test
  default void delete_userOfADeletedGroup_isPossible() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    directory.group("Gone", "ada");
    groups().delete(directory.tenant(), directory.id("Gone"), VersionCondition.NONE);
    assertTrue(users().delete(directory.tenant(), directory.id("ada"), VersionCondition.NONE));
    groups().removeLeftovers();
  }
}
