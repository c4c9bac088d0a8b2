package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.GroupDraft;
import dev.muster.application.fixture.Groups;
import dev.muster.application.fixture.TenantGroups;
import dev.muster.application.fixture.Users;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.CoreSchemas;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** New groups, with and without members. */
interface CreatingGroups extends DirectoryUnderTest {

  @Test
  default void create_withoutMembers_isStoredAsItIs() {
    TenantGroups directory = newDirectory();
    GroupDraft draft = Groups.group("Guides").with("externalId", "G-1");
    directory.group(draft);
    assertEquals(
        Optional.of(draft.state().stored()), groups().find(directory.tenant(), draft.id()));
    assertEquals(List.of(), directory.members("Guides"));
    directory.assertMatches(
        CoreSchemas.GROUP,
        """
        displayName eq "GUIDES" -> Guides
        displayName sw "gu"     -> Guides
        externalId eq "G-1"     -> Guides
        externalId eq "g-1"     ->
        meta.resourceType eq "Group" -> Guides
        """);
  }

  @Test
  default void create_sameName_isNoConflict() {
    TenantGroups directory = newDirectory();
    directory.group("Guides");
    directory.group("Guides");
    assertEquals(
        2,
        directory
            .search(
                CoreSchemas.GROUP,
                "displayName eq \"guides\"",
                Sort.BY_ID,
                TenantGroups.WITH_MEMBERS)
            .totalResults());
  }

  @Test
  default void create_withMembers_hasThemAndVersionOne() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    directory.user("bob");
    directory.group("Inner");
    directory.group("Outer", "ada", "bob", "Inner");
    assertEquals(List.of("Inner", "ada", "bob"), directory.members("Outer"));
    assertEquals(1, directory.version("Outer"));
    assertEquals(Users.CREATED, directory.foundGroup("Outer").meta().lastModified());
    assertEquals(List.of("Outer*"), directory.groups("ada"));
  }

  @Test
  default void create_containingItself_isAMemberOfItself() {
    TenantGroups directory = newDirectory();
    GroupDraft draft = Groups.group("Own");
    directory.group(draft.containing(draft.id()));
    assertEquals(List.of("Own"), directory.members("Own"));
  }

  @Test
  default void create_unknownMember_isRefusedByNameAndStoresNothing() {
    TenantGroups directory = newDirectory();
    TenantGroups foreign = newDirectory();
    directory.user("ada");
    for (ResourceId unknown : List.of(Users.newId(), foreign.user("eve"), foreign.group("Evil"))) {
      GroupDraft draft = Groups.group("Guides").containing(directory.id("ada"), unknown);
      assertUnknown(unknown, () -> groups().create(directory.tenant(), draft.state()));
      assertEquals(Optional.empty(), groups().find(directory.tenant(), draft.id()));
      assertEquals(List.of(), directory.matching(CoreSchemas.GROUP, "id pr"));
      assertEquals(List.of(), directory.groups("ada"));
    }
    assertEquals(List.of(), foreign.groups("eve"));
    assertEquals(List.of(), foreign.members("Evil"));
  }

  @Test
  default void create_manyMembers_hasThemAll() {
    TenantGroups directory = newDirectory();
    List<ResourceId> users = directory.manyUsers(2_000);
    ResourceId big = directory.group(Groups.group("Big").changing(MembershipChange.add(users)));
    AtomicInteger members = new AtomicInteger();
    groups().readWhole(directory.tenant(), big, _ -> members.incrementAndGet());
    assertEquals(2_000, members.get());
  }

  /** A refusal (invalidValue) that names the id. */
  static void assertUnknown(ResourceId unknown, Executable write) {
    InvalidRequest refusal = assertThrows(InvalidRequest.class, write);
    assertEquals(InvalidRequest.Reason.INVALID_VALUE, refusal.reason());
    assertTrue(String.valueOf(refusal.getMessage()).contains(unknown.toString()));
  }
}
