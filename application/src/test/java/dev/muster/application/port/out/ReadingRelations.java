package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.Groups;
import dev.muster.application.fixture.TenantGroups;
import dev.muster.application.fixture.Users;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.Relations;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What reads bring of the relations, and when. */
interface ReadingRelations extends DirectoryUnderTest {

  @Test
  default void find_group_bringsMembersInTheOrderOfTheirIds() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    directory.user(Users.user("bob").with("displayName", "Bob  B. \u00C9"));
    directory.user(Users.user("empty").with("displayName", ""));
    directory.group("The inner");
    directory.group("Guides", "The inner", "empty", "bob", "ada");
    List<Value> expected =
        Stream.of(
                value(directory.id("ada"), "ada", "User"),
                value(directory.id("bob"), "Bob  B. \u00C9", "User"),
                value(directory.id("empty"), "", "User"),
                value(directory.id("The inner"), "The inner", "Group"))
            .sorted(Comparator.comparing(value -> value.text("value").orElseThrow()))
            .map(Value.class::cast)
            .toList();
    assertEquals(
        Value.Complex.EMPTY.with("members", new Value.Multiple(expected)),
        directory.foundGroup("Guides").related());
  }

  @Test
  default void find_emptyGroup_saysSo() {
    TenantGroups directory = newDirectory();
    directory.group("Empty");
    assertEquals(
        Value.Complex.EMPTY.with("members", new Value.Multiple(List.of())),
        directory.foundGroup("Empty").related());
  }

  @Test
  default void find_user_bringsGroups() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    directory.user("lonely");
    directory.group("Inner", "ada");
    directory.group("Outer", "Inner");
    List<Value> expected =
        Stream.of(
                value(directory.id("Inner"), "Inner", "direct"),
                value(directory.id("Outer"), "Outer", "indirect"))
            .sorted(Comparator.comparing(value -> value.text("value").orElseThrow()))
            .map(Value.class::cast)
            .toList();
    assertEquals(
        Value.Complex.EMPTY.with("groups", new Value.Multiple(expected)),
        directory.foundUser("ada").related());
    assertEquals(Value.Complex.EMPTY, directory.foundUser("lonely").related());
  }

  @Test
  default void find_projection_bringsRelationsOnlyIfTheyAreWanted() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    directory.group("Guides", "ada");
    Value.Complex members = directory.foundGroup("Guides").related();
    Value.Complex groups = directory.foundUser("ada").related();
    for (String wanted : List.of("members", "members.value", "members.display", "members.type")) {
      assertRelated(directory, CoreSchemas.GROUP, List.of(wanted), List.of(), members);
    }
    for (String wanted : List.of("groups", "groups.value", "groups.display", "groups.type")) {
      assertRelated(directory, CoreSchemas.USER, List.of(wanted), List.of(), groups);
    }
    assertRelated(
        directory, CoreSchemas.GROUP, List.of("displayName", "members.value"), List.of(), members);
    assertRelated(directory, CoreSchemas.USER, List.of("userName", "groups"), List.of(), groups);
    assertRelated(directory, CoreSchemas.USER, List.of("title", "groups"), List.of(), groups);
    for (List<String> others : List.of(List.of("displayName"), List.of("id", "meta"))) {
      assertRelated(directory, CoreSchemas.GROUP, others, List.of(), Value.Complex.EMPTY);
      assertRelated(directory, CoreSchemas.USER, others, List.of(), Value.Complex.EMPTY);
    }
    assertRelated(directory, CoreSchemas.GROUP, List.of(), List.of("members"), Value.Complex.EMPTY);
    assertRelated(directory, CoreSchemas.USER, List.of(), List.of("groups"), Value.Complex.EMPTY);
    assertRelated(directory, CoreSchemas.GROUP, List.of(), List.of("members.display"), members);
    assertRelated(directory, CoreSchemas.GROUP, List.of(), List.of("displayName"), members);
    assertRelated(directory, CoreSchemas.USER, List.of(), List.of("emails"), groups);
  }

  private void assertRelated(
      TenantGroups directory,
      ResourceType type,
      List<String> attributes,
      List<String> excluded,
      Value.Complex expected) {
    boolean group = type.equals(CoreSchemas.GROUP);
    Projection projection = Projection.of(type, attributes, excluded);
    ResourceRepository repository = group ? groups() : users();
    ResourceId id = directory.id(group ? "Guides" : "ada");
    FoundResource found = repository.find(directory.tenant(), id, projection).orElseThrow();
    assertEquals(expected, found.related(), () -> attributes + " without " + excluded);
    FoundResource listed =
        directory.search(type, "id pr", Sort.BY_ID, projection).resources().getFirst();
    assertEquals(found, listed, () -> attributes + " without " + excluded);
  }

  @Test
  default void find_withoutProjection_bringsNoRelations() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    directory.group("Guides", "ada");
    assertEquals(
        Value.Complex.EMPTY,
        groups().find(directory.tenant(), directory.id("Guides")).orElseThrow().related());
    assertEquals(
        Value.Complex.EMPTY,
        users().find(directory.tenant(), directory.id("ada")).orElseThrow().related());
  }

  @Test
  default void search_lists_bringTheRelationsOfEach() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    directory.user("bob");
    directory.user("lonely");
    directory.group("Both", "ada", "bob");
    directory.group("One", "ada");
    directory.group("None");
    for (String name : List.of("Both", "One", "None")) {
      ResourcePage page =
          directory.search(
              CoreSchemas.GROUP,
              "displayName eq \"" + name + "\"",
              Sort.parse(CoreSchemas.GROUP, "displayName", null),
              TenantGroups.WITH_MEMBERS);
      assertEquals(List.of(directory.foundGroup(name)), page.resources());
    }
    ResourcePage all =
        directory.search(
            CoreSchemas.USER,
            "userName pr",
            Sort.parse(CoreSchemas.USER, "userName", null),
            TenantGroups.WITH_GROUPS);
    assertEquals(
        Stream.of("ada", "bob", "lonely").map(directory::foundUser).toList(), all.resources());
  }

  @Test
  default void find_groupWithMoreMembersThanAreShown_leavesThemOut() {
    TenantGroups directory = newDirectory();
    List<ResourceId> users = directory.manyUsers(Relations.MAX_SHOWN + 1);
    directory.group(
        Groups.group("Large")
            .changing(MembershipChange.add(users.subList(0, Relations.MAX_SHOWN))));
    assertEquals(
        Relations.MAX_SHOWN, TenantGroups.values(directory.foundGroup("Large"), "members").size());

    directory.change("Large", MembershipChange.add(users));

    assertEquals(Value.Complex.EMPTY, directory.foundGroup("Large").related());
    for (RelationScope scope : List.of(RelationScope.SHOWN, RelationScope.ALL)) {
      StoredResource seen =
          groups()
              .update(directory.tenant(), directory.id("Large"), scope, _ -> Optional.empty())
              .orElseThrow();
      assertEquals(
          scope == RelationScope.ALL ? users.size() : 0,
          TenantGroups.values(seen, "members").size());
    }
  }

  @Test
  default void readWhole_group_givesEveryMember() {
    TenantGroups directory = newDirectory();
    List<ResourceId> users = directory.manyUsers(Relations.MAX_SHOWN * 2 + 1);
    directory.user(Users.user("ada").with("displayName", "Ada L."));
    directory.group("Inner");
    ResourceId large = directory.group("Large", "ada", "Inner");
    directory.change("Large", MembershipChange.add(users));
    List<Value.Complex> given = new ArrayList<>();

    StoredResource group = groups().readWhole(directory.tenant(), large, given::add).orElseThrow();

    assertEquals(groups().find(directory.tenant(), large).orElseThrow(), group);
    assertEquals(users.size() + 2, given.size());
    Set<String> values = new HashSet<>();
    given.forEach(member -> values.add(member.text("value").orElseThrow()));
    assertEquals(given.size(), values.size());
    assertTrue(given.contains(value(directory.id("ada"), "Ada L.", "User")));
    assertTrue(given.contains(value(directory.id("Inner"), "Inner", "Group")));
  }

  @Test
  default void readWhole_absentGroup_isEmpty() {
    TenantGroups directory = newDirectory();
    TenantGroups other = newDirectory();
    ResourceId group = other.group("Other");
    List<Value.Complex> given = new ArrayList<>();
    assertEquals(Optional.empty(), groups().readWhole(directory.tenant(), group, given::add));
    assertEquals(List.of(), given);
  }

  @Test
  default void find_renamedMember_showsTheNewName() {
    TenantGroups directory = newDirectory();
    ResourceId ada = directory.user("ada");
    directory.group("Guides", "ada");
    users()
        .update(
            directory.tenant(),
            ada,
            current ->
                Optional.of(Users.next(current, Users.user("ada").with("displayName", "Ada L."))));
    assertTrue(directory.foundGroup("Guides").related().toString().contains("Ada L."));
    assertEquals(1, directory.version("Guides"));
  }

  @Test
  default void relations_ofTenants_areApart() {
    TenantGroups one = newDirectory();
    TenantGroups other = newDirectory();
    ResourceId shared = one.user("ada");
    other.user(Users.user("ada").withId(shared));
    one.group("Guides", "ada");
    other.group("Others");
    assertEquals(List.of(), other.groups("ada"));
    assertEquals(List.of("Guides*"), one.groups("ada"));
    String filter = "members.value eq \"" + shared + "\"";
    assertEquals(List.of("Guides"), one.matching(CoreSchemas.GROUP, filter));
    assertEquals(List.of(), other.matching(CoreSchemas.GROUP, filter));
    other.add("Others", "ada");
    assertEquals(List.of("Others*"), other.groups("ada"));
    users().delete(one.tenant(), shared, VersionCondition.NONE);
    assertEquals(List.of("ada"), other.members("Others"));
    assertEquals(List.of(), one.members("Guides"));
  }

  private static Value.Complex value(ResourceId id, String display, String type) {
    return Value.Complex.EMPTY
        .with("value", new Value.Text(id.toString()))
        .with("display", new Value.Text(display))
        .with("type", new Value.Text(type));
  }
}
