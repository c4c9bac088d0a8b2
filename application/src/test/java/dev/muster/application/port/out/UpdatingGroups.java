package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.muster.application.fixture.GroupDraft;
import dev.muster.application.fixture.Groups;
import dev.muster.application.fixture.TenantGroups;
import dev.muster.application.fixture.Users;
import dev.muster.domain.error.VersionMismatch;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Updates that change the document, the members, or both. */
interface UpdatingGroups extends DirectoryUnderTest {

  @Test
  default void update_documentOnly_keepsTheMembers() {
    TenantGroups directory = guides();
    StoredResource updated = update(directory, RelationScope.ALL, Groups.group("Leaders"));
    assertEquals(new Meta(2, Users.CREATED, Users.CHANGED), updated.meta());
    assertEquals(directory.foundGroup("Guides"), updated);
    assertEquals(List.of("ada", "bob"), directory.members("Guides"));
    assertEquals(
        List.of("Guides"), directory.matching(CoreSchemas.GROUP, "displayName eq \"leaders\""));
    assertEquals(List.of(), directory.matching(CoreSchemas.GROUP, "displayName eq \"guides\""));
  }

  @Test
  default void update_documentAndMembers_isOneVersion() {
    TenantGroups directory = guides();
    StoredResource updated =
        update(
            directory,
            RelationScope.ALL,
            Groups.group("Leaders").containing(directory.ids("bob", "carl")));
    assertEquals(new Meta(2, Users.CREATED, Users.CHANGED), updated.meta());
    assertEquals(directory.foundGroup("Guides"), updated);
    assertEquals(List.of("bob", "carl"), directory.members("Guides"));
  }

  @Test
  default void update_membersOfAnUnchangedDocument_advanceIfTheyChange() {
    TenantGroups directory = guides();
    clock().advance(Duration.ofMinutes(1));
    GroupDraft same = Groups.group("Guides");
    StoredResource updated =
        update(directory, RelationScope.ALL, same.containing(directory.ids("bob", "carl")));
    Meta advanced = new Meta(2, Users.CREATED, clock().instant());
    assertEquals(advanced, updated.meta());
    assertEquals(directory.foundGroup("Guides"), updated);
    clock().advance(Duration.ofMinutes(1));
    StoredResource again =
        update(directory, RelationScope.ALL, same.containing(directory.ids("bob", "carl")));
    assertEquals(advanced, again.meta());
    assertEquals(directory.foundGroup("Guides"), again);
    assertEquals(List.of("bob", "carl"), directory.members("Guides"));
  }

  @Test
  default void update_withRelations_showsThemToTheRevisionAndInTheAnswer() {
    TenantGroups directory = guides();
    List<Value.Complex> seen = new ArrayList<>();
    for (RelationScope relations : RelationScope.values()) {
      StoredResource unchanged =
          groups()
              .update(
                  directory.tenant(),
                  directory.id("Guides"),
                  relations,
                  current -> {
                    seen.add(current.related());
                    return Optional.empty();
                  })
              .orElseThrow();
      assertEquals(seen.getLast(), unchanged.related());
    }
    Value.Complex members = directory.foundGroup("Guides").related();
    assertEquals(List.of(Value.Complex.EMPTY, members, members), seen);
    StoredResource user =
        users()
            .update(
                directory.tenant(), directory.id("ada"), RelationScope.SHOWN, _ -> Optional.empty())
            .orElseThrow();
    assertEquals(directory.foundUser("ada"), user);
  }

  @Test
  default void update_unknownMember_isRefusedAndChangesNothing() {
    TenantGroups directory = guides();
    ResourceId unknown = Users.newId();
    for (String name : List.of("Guides", "Leaders")) {
      CreatingGroups.assertUnknown(
          unknown,
          () ->
              update(
                  directory,
                  RelationScope.NONE,
                  Groups.group(name).containing(directory.id("carl"), unknown)));
    }
    assertEquals(List.of("ada", "bob"), directory.members("Guides"));
    assertEquals(1, directory.version("Guides"));
    assertEquals(
        List.of("Guides"), directory.matching(CoreSchemas.GROUP, "displayName eq \"guides\""));
  }

  @Test
  default void update_absent_isEmpty() {
    TenantGroups directory = guides();
    assertEquals(
        Optional.empty(),
        groups()
            .update(
                directory.tenant(),
                Users.newId(),
                RelationScope.SHOWN,
                Groups.to(Groups.group("Leaders").containing(directory.ids("ada")))));
  }

  @Test
  default void update_membersChangeMeanwhile_theRevisionSeesThem() {
    for (String name : List.of("Guides", "Leaders")) {
      TenantGroups directory = guides();
      List<StoredResource> seen = new ArrayList<>();
      GroupDraft next =
          Groups.group(name).changing(MembershipChange.remove(List.of(directory.ids("ada"))));
      StoredResource updated =
          groups()
              .update(
                  directory.tenant(),
                  directory.id("Guides"),
                  RelationScope.SHOWN,
                  current -> {
                    seen.add(current);
                    if (seen.size() == 1) {
                      directory.add("Guides", "carl");
                    }
                    return Optional.of(Groups.next(current, next));
                  })
              .orElseThrow();
      assertEquals(List.of(1L, 2L), seen.stream().map(each -> each.meta().version()).toList());
      assertEquals(3, TenantGroups.values(seen.getLast(), "members").size());
      assertEquals(List.of("bob", "carl"), directory.members("Guides"));
      assertEquals(3, updated.meta().version());
      assertEquals(directory.foundGroup("Guides"), updated);
    }
  }

  @Test
  default void update_membersChangeMeanwhileAndTheRevisionMinds_isAbandoned() {
    TenantGroups directory = guides();
    VersionMismatch mismatch = new VersionMismatch(2);
    VersionMismatch thrown =
        assertThrows(
            VersionMismatch.class,
            () ->
                groups()
                    .update(
                        directory.tenant(),
                        directory.id("Guides"),
                        current -> {
                          if (current.meta().version() != 1) {
                            throw mismatch;
                          }
                          directory.add("Guides", "carl");
                          return Optional.of(
                              Groups.next(
                                  current, Groups.group("Guides").containing(current.id())));
                        }));
    assertSame(mismatch, thrown);
    assertEquals(List.of("ada", "bob", "carl"), directory.members("Guides"));
  }

  @Test
  default void update_deletedMeanwhile_isEmpty() {
    for (String name : List.of("Guides", "Leaders")) {
      TenantGroups directory = guides();
      GroupDraft next = Groups.group(name).containing(directory.ids("carl"));
      assertEquals(
          Optional.empty(),
          groups()
              .update(
                  directory.tenant(),
                  directory.id("Guides"),
                  current -> {
                    groups().delete(directory.tenant(), current.id(), VersionCondition.NONE);
                    return Optional.of(Groups.next(current, next));
                  }));
      assertEquals(List.of(), directory.groups("carl"));
    }
  }

  private StoredResource update(TenantGroups directory, RelationScope relations, GroupDraft draft) {
    return groups()
        .update(directory.tenant(), directory.id("Guides"), relations, Groups.to(draft))
        .orElseThrow();
  }

  /** The group Guides with ada and bob; carl is outside. */
  private TenantGroups guides() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    directory.user("bob");
    directory.user("carl");
    directory.group("Guides", "ada", "bob");
    return directory;
  }
}
