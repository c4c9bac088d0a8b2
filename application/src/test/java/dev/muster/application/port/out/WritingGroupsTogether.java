package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.muster.application.fixture.GroupDraft;
import dev.muster.application.fixture.Groups;
import dev.muster.application.fixture.TenantGroups;
import dev.muster.application.fixture.Users;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several groups in one {@link ResourceRepository#writeAll}. */
interface WritingGroupsTogether extends DirectoryUnderTest {

  @Test
  default void writeAll_createsThatLeadToEachOther_areAllMade() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    GroupDraft a = Groups.group("A");
    GroupDraft b = Groups.group("B");
    GroupDraft c = Groups.group("C");
    List<WriteOutcome> outcomes =
        create(
            directory,
            0,
            a.containing(b.id()),
            b.containing(c.id(), directory.id("ada")),
            c.containing(a.id(), c.id()));
    assertEquals("SSS", kinds(outcomes));
    assertEquals(List.of("B"), directory.members("A"));
    assertEquals(List.of("C", "ada"), directory.members("B"));
    assertEquals(List.of("A", "C"), directory.members("C"));
    assertEquals(List.of("A", "B*", "C"), directory.groups("ada"));
    assertEquals(new WriteOutcome.Stored(a.meta()), outcomes.getFirst());
  }

  @Test
  default void writeAll_createThatLeadsToARefusedOne_isRefusedToo() {
    for (int tolerated : List.of(3, 4, 1_000)) {
      TenantGroups directory = newDirectory();
      directory.user("ada");
      ResourceId nobody = Users.newId();
      GroupDraft a = Groups.group("A");
      GroupDraft b = Groups.group("B");
      GroupDraft c = Groups.group("C");
      GroupDraft good = Groups.group("Good");
      List<WriteOutcome> outcomes =
          create(
              directory,
              tolerated,
              a.containing(b.id(), good.id()),
              good.containing(directory.id("ada")),
              b.containing(c.id()),
              c.containing(nobody));
      assertEquals("RSRR", kinds(outcomes));
      CreatingGroups.assertUnknown(b.id(), () -> raise(outcomes.get(0)));
      CreatingGroups.assertUnknown(c.id(), () -> raise(outcomes.get(2)));
      CreatingGroups.assertUnknown(nobody, () -> raise(outcomes.get(3)));
      assertEquals(List.of("Good"), directory.matching(CoreSchemas.GROUP, "id pr"));
      assertEquals(List.of("Good*"), directory.groups("ada"));
    }
  }

  @Test
  default void writeAll_moreFailuresThanTolerated_endsWithTheLast() {
    for (int tolerated : List.of(0, 1, 2)) {
      TenantGroups directory = newDirectory();
      ResourceId nobody = Users.newId();
      List<GroupDraft> drafts =
          Stream.of("First", "Bad1", "Second", "Bad2", "Third", "Bad3", "Fourth")
              .map(Groups::group)
              .map(
                  draft ->
                      draft.body().toString().contains("Bad") ? draft.containing(nobody) : draft)
              .toList();
      // Leads to what is no longer made when the list ends early.
      List<GroupDraft> leading = new ArrayList<>(drafts);
      leading.set(2, drafts.get(2).containing(drafts.get(6).id()));
      assertEquals(
          List.of("SR", "SRSR", "SRSRSR").get(tolerated),
          kinds(create(directory, tolerated, drafts.toArray(GroupDraft[]::new))));
      assertEquals(
          List.of(List.of("First"), List.of("First", "Second"), List.of("First", "Second", "Third"))
              .get(tolerated),
          directory.matching(CoreSchemas.GROUP, "id pr"));
      TenantGroups another = newDirectory();
      assertEquals(
          List.of("SR", "SRR", "SRRR").get(tolerated),
          kinds(create(another, tolerated, leading.toArray(GroupDraft[]::new))));
      assertEquals(List.of("First"), another.matching(CoreSchemas.GROUP, "id pr"));
    }
  }

  @Test
  default void writeAll_updatesOfOneGroup_areMadeInTheirOrder() {
    TenantGroups directory = guides();
    ResourceId guides = directory.id("Guides");
    GroupDraft same = Groups.group("Guides");
    GroupDraft renamed = Groups.group("Leaders");
    ResourceId nobody = Users.newId();
    List<WriteOutcome> outcomes =
        groups()
            .writeAll(
                directory.tenant(),
                List.of(
                    update(guides, same.changing(add(directory, "bob"))),
                    update(guides, same.changing(add(directory, "bob"))),
                    update(guides, renamed.changing(add(directory, "carl"))),
                    update(guides, renamed.containing(nobody)),
                    update(directory.id("Others"), Groups.group("Others").containing(guides)),
                    update(
                        guides,
                        renamed.changing(MembershipChange.remove(List.of(directory.ids("ada"))))),
                    update(nobody, renamed)),
                9);
    assertEquals("SSSRSSA", kinds(outcomes));
    assertEquals(List.of(2L, 2L, 3L, 0L, 2L, 4L, 0L), versions(outcomes));
    assertEquals(4, directory.version("Guides"));
    assertEquals(List.of("bob", "carl"), directory.members("Guides"));
    assertEquals(List.of("Guides"), directory.members("Others"));
  }

  @Test
  default void writeAll_updateRefusedInTheMiddle_leavesTheOthers() {
    for (int tolerated : List.of(0, 1, 9)) {
      TenantGroups directory = guides();
      List<Write> updates =
          List.of(
              update(
                  directory.id("Others"), Groups.group("Others").containing(directory.ids("ada"))),
              update(
                  directory.id("Guides"),
                  Groups.group("Guides").changing(MembershipChange.add(List.of(Users.newId())))),
              update(
                  directory.id("Guides"),
                  Groups.group("Guides").containing(directory.ids("carl"))));
      assertEquals(
          tolerated == 0 ? "SR" : "SRS",
          kinds(groups().writeAll(directory.tenant(), updates, tolerated)));
      assertEquals(List.of("ada"), directory.members("Others"));
      assertEquals(List.of(tolerated == 0 ? "ada" : "carl"), directory.members("Guides"));
    }
  }

  @Test
  default void writeAll_deletes_advanceTheGroupsAround() {
    TenantGroups directory = guides();
    directory.group("Inner", "ada");
    directory.add("Others", "Guides", "Inner");
    long before = directory.version("Others");
    List<Write> deletes =
        List.of(
            delete(directory.id("Guides"), VersionCondition.NONE),
            delete(directory.id("Inner"), VersionCondition.NONE),
            delete(Users.newId(), VersionCondition.NONE),
            delete(directory.id("Inner"), VersionCondition.NONE));
    assertEquals("DDAA", kinds(groups().writeAll(directory.tenant(), deletes, 9)));
    assertEquals(before + 2, directory.version("Others"));
    assertEquals(List.of(), directory.members("Others"));
    assertEquals(List.of(), directory.groups("ada"));
  }

  @Test
  default void writeAll_deletesOfUsers_advanceTheirGroups() {
    TenantGroups directory = guides();
    directory.add("Guides", "bob", "carl");
    directory.add("Others", "Guides", "carl");
    List<Write> deletes =
        Stream.of("ada", "carl")
            .map(name -> delete(directory.id(name), VersionCondition.NONE))
            .toList();
    assertEquals("DD", kinds(users().writeAll(directory.tenant(), deletes, 0)));
    assertEquals(List.of("bob"), directory.members("Guides"));
    assertEquals(4, directory.version("Guides"));
    assertEquals(3, directory.version("Others"));
  }

  @Test
  default void writeAll_conditionalDeletes_seeTheVersionsOfTheOnesBefore() {
    TenantGroups directory = newDirectory();
    directory.group("Inner");
    directory.group("Outer", "Inner");
    VersionCondition first = VersionCondition.oneOf(Set.of(1L));
    List<Write> deletes =
        List.of(delete(directory.id("Inner"), first), delete(directory.id("Outer"), first));
    assertEquals("DR", kinds(groups().writeAll(directory.tenant(), deletes, 9)));
    assertEquals(List.of("Outer"), directory.matching(CoreSchemas.GROUP, "id pr"));
  }

  private List<WriteOutcome> create(TenantGroups directory, int tolerated, GroupDraft... drafts) {
    List<Write> creates = new ArrayList<>();
    for (GroupDraft draft : drafts) {
      directory.named(draft.body().text("displayName").orElseThrow(), draft.id());
      creates.add(new Write.Create(draft.state()));
    }
    return groups().writeAll(directory.tenant(), creates, tolerated);
  }

  private static MembershipChange add(TenantGroups directory, String... names) {
    return MembershipChange.add(List.of(directory.ids(names)));
  }

  private static Write update(ResourceId id, GroupDraft draft) {
    return new Write.Update(id, Groups.to(draft));
  }

  private static Write delete(ResourceId id, VersionCondition condition) {
    return new Write.Delete(id, condition);
  }

  private static void raise(WriteOutcome outcome) {
    throw assertInstanceOf(WriteOutcome.Refused.class, outcome).reason();
  }

  /** A letter for each: stored, deleted, absent, refused. */
  static String kinds(List<WriteOutcome> outcomes) {
    StringBuilder kinds = new StringBuilder();
    for (WriteOutcome outcome : outcomes) {
      kinds.append(outcome.getClass().getSimpleName().charAt(0));
    }
    return kinds.toString();
  }

  /** The versions of what was stored; 0 for others. */
  private static List<Long> versions(List<WriteOutcome> outcomes) {
    return outcomes.stream()
        .map(
            outcome ->
                Optional.of(outcome)
                    .filter(WriteOutcome.Stored.class::isInstance)
                    .map(stored -> ((WriteOutcome.Stored) stored).meta().version())
                    .orElse(0L))
        .toList();
  }

  /** The groups Guides with ada, and Others; bob and carl are outside. */
  private TenantGroups guides() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    directory.user("bob");
    directory.user("carl");
    directory.group("Others");
    directory.group("Guides", "ada");
    return directory;
  }
}
