package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.application.fixture.GroupDraft;
import dev.muster.application.fixture.Groups;
import dev.muster.application.fixture.TenantGroups;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.CoreSchemas;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Groups in groups: who belongs to one belongs to those around it, once. */
interface NestingGroups extends DirectoryUnderTest {

  @Test
  default void groups_ofAChain_areDirectAndIndirect() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    directory.user("bob");
    directory.group("A", "ada");
    directory.group("B", "A", "bob");
    directory.group("C", "B");
    directory.group("Aside");
    assertEquals(List.of("A*", "B", "C"), directory.groups("ada"));
    assertEquals(List.of("B*", "C"), directory.groups("bob"));
    assertEquals(List.of("B"), directory.members("C"));
    directory.remove("B", "A");
    assertEquals(List.of("A*"), directory.groups("ada"));
  }

  @Test
  default void groups_ofADiamond_areListedOnce() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    directory.group("Bottom", "ada");
    directory.group("Left", "Bottom");
    directory.group("Right", "Bottom");
    directory.group("Top", "Left", "Right");
    assertEquals(List.of("Bottom*", "Left", "Right", "Top"), directory.groups("ada"));
  }

  @Test
  default void groups_bothDirectAndIndirect_areDirect() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    directory.group("Inner", "ada");
    directory.group("Outer", "Inner", "ada");
    assertEquals(List.of("Inner*", "Outer*"), directory.groups("ada"));
  }

  @Test
  default void groups_ofACircleOfTwo_areListedOnce() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    directory.group("A", "ada");
    directory.group("B", "A");
    directory.add("A", "B");
    assertEquals(List.of("A*", "B"), directory.groups("ada"));
    assertEquals(List.of("B", "ada"), directory.members("A"));
    assertEquals(List.of("A"), directory.members("B"));
    directory.assertMatches(
        CoreSchemas.USER,
        """
        groups.value eq "{A}" -> ada
        groups.value eq "{B}" -> ada
        groups[value eq "{B}" and type eq "indirect"] -> ada
        """);
  }

  @Test
  default void groups_containingThemselves_areListedOnce() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    directory.group("Own", "ada");
    directory.add("Own", "Own");
    assertEquals(List.of("Own*"), directory.groups("ada"));
    assertEquals(List.of("Own", "ada"), directory.members("Own"));
  }

  @Test
  default void groups_ofACircleOfAThousand_areAllFound() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    List<GroupDraft> drafts = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      drafts.add(Groups.group("G" + i));
    }
    List<Write> creates = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      ResourceId next = drafts.get((i + 1) % 1_000).id();
      GroupDraft draft = drafts.get(i).changing(MembershipChange.add(List.of(next)));
      directory.named("G" + i, draft.id());
      creates.add(new Write.Create(draft.state()));
    }
    assertEquals(
        1_000,
        groups().writeAll(directory.tenant(), creates, 0).stream()
            .filter(outcome -> outcome instanceof WriteOutcome.Stored)
            .count());
    directory.add("G500", "ada");
    assertEquals(1_000, directory.groups("ada").size());
    assertEquals(
        List.of("ada"), directory.matching(CoreSchemas.USER, "groups.value eq \"{G501}\""));
    assertEquals(
        List.of("G500*"),
        directory.groups("ada").stream().filter(name -> name.endsWith("*")).toList());
  }
}
