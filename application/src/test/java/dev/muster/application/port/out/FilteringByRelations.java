package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.muster.application.fixture.GroupDraft;
import dev.muster.application.fixture.Groups;
import dev.muster.application.fixture.TenantGroups;
import dev.muster.application.fixture.UserDraft;
import dev.muster.application.fixture.Users;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Filters and orders by the members of groups and by the groups of users. */
interface FilteringByRelations extends DirectoryUnderTest {

  @Test
  default void search_byMembers() {
    tenant()
        .assertMatches(
            CoreSchemas.GROUP,
            """
            members.value eq "{ada}"                    -> Both Users
            members eq "{ada}"                          -> Both Users
            members.value eq "{Users}"                  -> Both Nested
            members.value eq "{Both}"                   ->
            members.value eq "nobody"                   ->
            members.value eq ""                         ->
            members.value eq "01900000-0000-7000-8000-0000000000AA" ->
            members.value ne "{ada}"                    -> Both Empty Nested Users
            members.value ne "{Users}"                  -> Both Empty Users
            members.value pr                            -> Both Nested Users
            members pr                                  -> Both Nested Users
            not (members pr)                            -> Empty
            members.value sw "01900000-0000-7000-8000-00000000001" -> Both Users
            members.value sw "01900000-0000-7000-8000-00000000002" -> Both Nested
            members.value co "-7000-"                   -> Both Nested Users
            members.value ew "12"                       -> Users
            members.value gt "01900000-0000-7000-8000-000000000012" -> Both Nested
            members.value le "01900000-0000-7000-8000-000000000011" -> Both Users
            members.type eq "Group"                     -> Both Nested
            members.type eq "user"                      -> Both Users
            members.type ne "User"                      -> Both Empty Nested
            members.display co "LOVE"                   -> Both Users
            members.display eq "bob"                    -> Users
            members.display eq "users"                  -> Both Nested
            members.display pr                          -> Both Nested Users
            not (members.value eq "{ada}")              -> Empty Nested
            not (members.type eq "Group")               -> Empty Users
            members.value eq "{ada}" and members.value eq "{bob}"     -> Users
            members.value eq "{ada}" or members.value eq "{Users}"    -> Both Nested Users
            """);
  }

  @Test
  default void search_byOneMember() {
    tenant()
        .assertMatches(
            CoreSchemas.GROUP,
            """
            members[value eq "{ada}"]                              -> Both Users
            members[value eq "{ada}" and type eq "User"]           -> Both Users
            members[value eq "{ada}" and type eq "Group"]          ->
            members[value eq "{ada}" and display eq "bob"]         ->
            members[value eq "{ada}" and value eq "{bob}"]         ->
            members[value eq "{ada}" or value eq "{Users}"]        -> Both Nested Users
            members[not (value eq "{ada}")]                        -> Both Nested Users
            members[type eq "Group"]                               -> Both Nested
            members[type eq "User" and not (display co "love")]    -> Users
            members[display pr]                                    -> Both Nested Users
            not (members[type eq "Group"])                         -> Empty Users
            not (members[value eq "{ada}"])                        -> Empty Nested
            members[type eq "Group"] and members[type eq "User"]   -> Both
            """);
  }

  @Test
  default void search_byGroups() {
    tenant()
        .assertMatches(
            CoreSchemas.USER,
            """
            groups.value eq "{Users}"                              -> ada bob
            groups.value eq "{Both}"                               -> ada bob
            groups.value eq "{Nested}"                             -> ada bob
            groups eq "{Empty}"                                    ->
            groups.value eq "{ada}"                                ->
            groups.value eq "nothing"                              ->
            groups.value ne "{Users}"                              -> ada bob carl
            groups pr                                              -> ada bob
            groups.value pr                                        -> ada bob
            not (groups pr)                                        -> carl
            groups.display eq "BOTH"                               -> ada bob
            groups.display co "est"                                -> ada bob
            groups.type eq "direct"                                -> ada bob
            groups[type eq "direct"]                               -> ada bob
            groups[value eq "{Both}" and type eq "direct"]         -> ada
            groups[value eq "{Both}" and type eq "indirect"]       -> bob
            groups[display eq "both" and type eq "indirect"]       -> bob
            groups[type eq "direct" and not (display eq "Users")]  -> ada
            not (groups[value eq "{Both}" and type eq "direct"])   -> bob carl
            not (groups.value eq "{Users}")                        -> carl
            groups.value eq "{Both}" and userName eq "bob"         -> bob
            """);
  }

  @Test
  default void search_sortedByRelation_byItsFirstValue() {
    TenantGroups directory = tenant();
    assertOrder(directory, CoreSchemas.GROUP, "members", "Users Both Nested Empty");
    assertOrder(directory, CoreSchemas.GROUP, "members.value", "Users Both Nested Empty");
    assertOrder(directory, CoreSchemas.GROUP, "members.display", "Users Both Nested Empty");
    assertOrder(directory, CoreSchemas.GROUP, "members.type", "Nested Users Both Empty");
    assertOrder(directory, CoreSchemas.GROUP, "displayName", "Both Empty Nested Users");
    directory.remove("Both", "ada");
    assertOrder(directory, CoreSchemas.USER, "groups.value", "ada bob carl");
    assertOrder(directory, CoreSchemas.USER, "groups.display", "ada bob carl");
    assertOrder(directory, CoreSchemas.USER, "groups.type", "ada bob carl");
    directory.add("Empty", "carl");
    assertOrder(directory, CoreSchemas.USER, "groups.display", "carl ada bob");
  }

  private static void assertOrder(
      TenantGroups directory, ResourceType type, String by, String expected) {
    List<String> ascending = List.of(expected.split(" ", -1));
    assertEquals(ascending, directory.sorted(type, by, "ascending"), by);
    assertEquals(ascending.reversed(), directory.sorted(type, by, "descending"), by);
  }

  @Test
  default void ref_isNeitherFilteredNorSortedBy() {
    for (String path : List.of("members.$ref", "MEMBERS.$REF")) {
      assertRefused(CoreSchemas.GROUP, path);
    }
    assertRefused(CoreSchemas.USER, "groups.$ref");
    assertThrows(InvalidRequest.class, () -> Filter.parse(CoreSchemas.GROUP, "members[$ref pr]"));
    assertThrows(InvalidRequest.class, () -> Filter.parse(CoreSchemas.USER, "groups[$ref pr]"));
  }

  private static void assertRefused(ResourceType type, String path) {
    assertThrows(InvalidRequest.class, () -> Filter.parse(type, path + " pr"));
    assertThrows(InvalidRequest.class, () -> Filter.parse(type, path + " eq \"x\""));
    assertThrows(InvalidRequest.class, () -> Sort.parse(type, path, null));
  }

  /**
   * Users ada (11), bob (12) and carl (13); Users (21) has ada and bob, Both (22) ada and Users,
   * Nested (23) Users, Empty (24) nobody.
   */
  private TenantGroups tenant() {
    TenantGroups directory = newDirectory();
    directory.user(user("ada", 11).with("displayName", "Ada Lovelace"));
    directory.user(user("bob", 12));
    directory.user(user("carl", 13));
    directory.group(group("Users", 21).containing(directory.ids("ada", "bob")));
    directory.group(group("Both", 22).containing(directory.ids("ada", "Users")));
    directory.group(group("Nested", 23).containing(directory.ids("Users")));
    directory.group(group("Empty", 24));
    return directory;
  }

  private static UserDraft user(String userName, int number) {
    return Users.user(userName).withId(id(number));
  }

  private static GroupDraft group(String displayName, int number) {
    return Groups.group(displayName).withId(id(number));
  }

  private static ResourceId id(int number) {
    return new ResourceId(UUID.fromString("01900000-0000-7000-8000-0000000000" + number));
  }
}
