package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.Groups;
import dev.muster.application.fixture.TenantGroups;
import dev.muster.application.fixture.Users;
import dev.muster.domain.error.VersionMismatch;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.VersionCondition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@link GroupRepository#changeMembers}. */
interface ChangingMembers extends DirectoryUnderTest {

  @Test
  default void changeMembers_adds_andAdvancesTheGroup() {
    TenantGroups directory = guides();
    clock().advance(Duration.ofMinutes(1));
    Meta expected = new Meta(2, Users.CREATED, clock().instant());
    assertEquals(expected, directory.add("Guides", "carl", "Inner"));
    assertEquals(expected, directory.foundGroup("Guides").meta());
    assertEquals(List.of("Inner", "ada", "bob", "carl"), directory.members("Guides"));
    assertEquals(
        Groups.group("Guides").withId(directory.id("Guides")).state().document(),
        groups().find(directory.tenant(), directory.id("Guides")).orElseThrow().document());
  }

  @Test
  default void changeMembers_removes_andAdvancesTheGroup() {
    TenantGroups directory = guides();
    directory.add("Guides", "Inner");
    clock().advance(Duration.ofMinutes(1));
    assertEquals(
        new Meta(3, Users.CREATED, clock().instant()), directory.remove("Guides", "bob", "Inner"));
    assertEquals(List.of("ada"), directory.members("Guides"));
    assertEquals(List.of(), directory.groups("bob"));
  }

  @Test
  default void changeMembers_replaceAll_leavesTheNewOnes() {
    TenantGroups directory = guides();
    directory.add("Guides", "Inner");
    directory.change("Guides", MembershipChange.replaceAll(List.of(directory.ids("bob", "carl"))));
    assertEquals(List.of("bob", "carl"), directory.members("Guides"));
    assertEquals(3, directory.version("Guides"));
    directory.change("Guides", MembershipChange.replaceAll(List.of()));
    assertEquals(List.of(), directory.members("Guides"));
    assertEquals(4, directory.version("Guides"));
  }

  @Test
  default void changeMembers_addsAndRemoves_inOne() {
    TenantGroups directory = guides();
    directory.change(
        "Guides",
        new MembershipChange(
            false, Set.of(directory.id("carl")), Set.of(directory.id("ada"), Users.newId())));
    assertEquals(List.of("bob", "carl"), directory.members("Guides"));
    assertEquals(2, directory.version("Guides"));
  }

  @Test
  default void changeMembers_nothingDifferent_leavesTheVersionAlone() {
    TenantGroups directory = guides();
    Meta before = directory.foundGroup("Guides").meta();
    clock().advance(Duration.ofMinutes(1));
    for (MembershipChange nothing :
        List.of(
            MembershipChange.NONE,
            MembershipChange.add(List.of(directory.ids("ada"))),
            MembershipChange.remove(List.of(directory.ids("carl", "Inner"))),
            MembershipChange.remove(List.of(Users.newId())),
            MembershipChange.replaceAll(List.of(directory.ids("bob", "ada"))))) {
      assertEquals(before, directory.change("Guides", nothing));
      assertEquals(before, directory.foundGroup("Guides").meta());
    }
    assertEquals(List.of("ada", "bob"), directory.members("Guides"));
  }

  @Test
  default void changeMembers_absentGroup_isEmpty() {
    TenantGroups directory = guides();
    TenantGroups foreign = newDirectory();
    MembershipChange change = MembershipChange.add(List.of(directory.ids("ada")));
    for (VersionCondition condition :
        List.of(VersionCondition.NONE, VersionCondition.oneOf(Set.of(1L)))) {
      assertEquals(
          Optional.empty(),
          groups().changeMembers(directory.tenant(), Users.newId(), change, condition));
      assertEquals(
          Optional.empty(),
          groups().changeMembers(directory.tenant(), directory.id("ada"), change, condition));
      assertEquals(
          Optional.empty(),
          groups().changeMembers(foreign.tenant(), directory.id("Guides"), change, condition));
    }
  }

  @Test
  default void changeMembers_versionAccepted_changes() {
    TenantGroups directory = guides();
    MembershipChange change = MembershipChange.add(List.of(directory.ids("carl")));
    VersionCondition condition = VersionCondition.oneOf(Set.of(1L, 7L));
    assertEquals(
        2L,
        groups()
            .changeMembers(directory.tenant(), directory.id("Guides"), change, condition)
            .orElseThrow()
            .meta()
            .version());
    assertEquals(List.of("ada", "bob", "carl"), directory.members("Guides"));
  }

  /** Each of them once more changes nothing, and is of the same. */
  @Test
  default void changeMembers_tellsWhetherItWasOfUsersOnly() {
    TenantGroups directory = guides();
    List<ResourceId> carl = List.of(directory.ids("carl"));
    List<ResourceId> both = List.of(directory.ids("carl", "Inner"));
    for (int time = 0; time < 2; time++) {
      assertTrue(isOfUsersOnly(directory, MembershipChange.add(carl)));
    }
    for (int time = 0; time < 2; time++) {
      assertTrue(isOfUsersOnly(directory, MembershipChange.remove(carl)));
    }
    for (int time = 0; time < 2; time++) {
      assertFalse(isOfUsersOnly(directory, MembershipChange.add(both)));
    }
    for (int time = 0; time < 2; time++) {
      assertFalse(isOfUsersOnly(directory, MembershipChange.remove(both)));
    }
    assertFalse(isOfUsersOnly(directory, MembershipChange.remove(List.of(Users.newId()))));
    assertFalse(isOfUsersOnly(directory, MembershipChange.replaceAll(List.of())));
  }

  private boolean isOfUsersOnly(TenantGroups directory, MembershipChange change) {
    return groups()
        .changeMembers(directory.tenant(), directory.id("Guides"), change, VersionCondition.NONE)
        .orElseThrow()
        .ofUsersOnly();
  }

  @Test
  default void changeMembers_versionNotAccepted_isAMismatchAndChangesNothing() {
    TenantGroups directory = guides();
    for (MembershipChange change :
        List.of(
            MembershipChange.add(List.of(directory.ids("carl"))),
            MembershipChange.remove(List.of(directory.ids("ada"))),
            MembershipChange.replaceAll(List.of(directory.ids("Inner"))),
            MembershipChange.add(List.of(directory.ids("ada"))))) {
      for (Set<Long> versions : List.of(Set.of(2L), Set.<Long>of())) {
        VersionMismatch mismatch =
            assertThrows(
                VersionMismatch.class,
                () ->
                    groups()
                        .changeMembers(
                            directory.tenant(),
                            directory.id("Guides"),
                            change,
                            VersionCondition.oneOf(versions)));
        assertEquals(new VersionMismatch(1).getMessage(), mismatch.getMessage());
      }
    }
    assertEquals(List.of("ada", "bob"), directory.members("Guides"));
    assertEquals(1, directory.version("Guides"));
  }

  @Test
  default void changeMembers_unknownMember_isRefusedByNameAndChangesNothing() {
    TenantGroups directory = guides();
    TenantGroups foreign = newDirectory();
    for (ResourceId unknown : List.of(Users.newId(), foreign.user("eve"), foreign.group("Evil"))) {
      for (MembershipChange change :
          List.of(
              MembershipChange.add(List.of(directory.id("carl"), unknown)),
              MembershipChange.replaceAll(List.of(unknown)),
              new MembershipChange(false, Set.of(unknown), Set.of(directory.id("ada"))))) {
        CreatingGroups.assertUnknown(unknown, () -> directory.change("Guides", change));
        assertEquals(List.of("ada", "bob"), directory.members("Guides"));
        assertEquals(1, directory.version("Guides"));
      }
    }
  }

  /** The group Guides with ada and bob; carl and the group Inner are outside. */
  private TenantGroups guides() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    directory.user("bob");
    directory.user("carl");
    directory.group("Inner");
    directory.group("Guides", "ada", "bob");
    return directory;
  }
}
