package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.Groups;
import dev.muster.application.fixture.TenantGroups;
import dev.muster.application.fixture.Users;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.query.GroupMemberCriteria;
import dev.muster.domain.query.GroupMemberPage;
import dev.muster.domain.query.GroupMemberPosition;
import dev.muster.domain.query.GroupMemberQuery;
import dev.muster.domain.resource.GroupMember;
import dev.muster.domain.resource.MemberType;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.VersionCondition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link GroupMemberSearch}; every adapter's test extends this class. */
public abstract class GroupMemberSearchContract {

  private static final Set<MemberType> ALL = EnumSet.allOf(MemberType.class);
  private static final GroupMemberQuery.Start FIRST = new GroupMemberQuery.Index(1);

  private TenantGroups directory;

  protected abstract ResourceRepository users();

  protected abstract GroupRepository groups();

  protected abstract GroupMemberSearch search();

  protected abstract TenantId newTenant();

  @BeforeEach
  void createGroups() {
    directory = new TenantGroups(users(), groups(), newTenant());
    directory.user(Users.user("ada").with("displayName", "Ada L."));
    directory.user("bea");
    directory.user("cyd");
    directory.group("inner", "ada");
    directory.group("outer", "inner", "ada", "bea");
    directory.group("other", "cyd", "bea");
    directory.group("empty");
  }

  @Test
  void search_ofAGroup_findsItsDirectMembersInOrder() {
    GroupMemberPage page = page(GroupMemberCriteria.of(directory.id("outer")), FIRST, 100);
    assertEquals(sorted("outer inner", "outer ada", "outer bea"), shown(page));
    assertEquals(3, page.totalResults());
    assertNull(page.next());
  }

  @Test
  void search_findsTypeAndDisplay() {
    assertMember("ada", MemberType.USER, "Ada L.");
    assertMember("bea", MemberType.USER, "bea");
    assertMember("inner", MemberType.GROUP, "inner");
  }

  private void assertMember(String name, MemberType type, String display) {
    GroupMember member =
        page(criteria("outer", ALL, name), FIRST, 1).members().stream().findFirst().orElseThrow();
    assertEquals(new GroupMember(key("outer", name), type, display), member);
  }

  @Test
  void search_byMember_findsTheGroupsAround() {
    assertFound(criteria(null, ALL, "bea"), "outer bea", "other bea");
    assertFound(criteria(null, ALL, "inner"), "outer inner");
    assertFound(criteria(null, ALL, "ada", "cyd"), "inner ada", "outer ada", "other cyd");
    assertFound(criteria(null, ALL, "empty"));
  }

  @Test
  void search_byGroupAndMember_findsWhoIsIn() {
    assertFound(criteria("outer", ALL, "ada"), "outer ada");
    assertFound(criteria("outer", ALL, "cyd"));
    assertFound(criteria("outer", ALL, "ada", "cyd", "inner"), "outer ada", "outer inner");
    assertFound(criteria("ada", ALL, "outer"));
  }

  @Test
  void search_byType_findsOnlyThose() {
    Set<MemberType> users = Set.of(MemberType.USER);
    Set<MemberType> nested = Set.of(MemberType.GROUP);
    assertFound(of("outer", users), "outer ada", "outer bea");
    assertFound(of("outer", nested), "outer inner");
    assertFound(criteria("outer", nested, "ada"));
    assertFound(criteria(null, users, "ada", "inner"), "outer ada", "inner ada");
    assertFound(of("outer", Set.of()));
  }

  @Test
  void search_nobody_findsNothing() {
    assertFound(new GroupMemberCriteria(directory.id("outer"), Set.of(), ALL));
    assertFound(new GroupMemberCriteria(null, Set.of(), ALL));
    assertFound(new GroupMemberCriteria(Users.newId(), null, ALL));
    assertFound(new GroupMemberCriteria(null, Set.of(Users.newId()), ALL));
  }

  @Test
  void search_byIndex_cutsPages() {
    GroupMemberCriteria outer = GroupMemberCriteria.of(directory.id("outer"));
    List<String> all = sorted("outer inner", "outer ada", "outer bea");
    for (int start = 1; start <= 5; start++) {
      for (int count = 0; count <= 4; count++) {
        GroupMemberPage page = page(outer, new GroupMemberQuery.Index(start), count);
        int from = Math.min(start - 1, 3);
        assertEquals(all.subList(from, Math.min(from + count, 3)), shown(page));
        assertEquals(3, page.totalResults(), start + " " + count);
        assertNull(page.next());
      }
    }
  }

  @Test
  void walk_meetsEachMemberOnce() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      directory.user("user-" + i);
      directory.group("group-" + i);
      names.add("large user-" + i);
      names.add("large group-" + i);
    }
    directory.group(
        "large",
        names.stream().map(name -> name.substring("large ".length())).toArray(String[]::new));
    assertWalks(GroupMemberCriteria.of(directory.id("large")), sorted(names));
    directory.group("twice", "user-3", "user-4", "group-3");
    assertWalks(
        criteria(null, ALL, "user-3", "user-4", "group-3"),
        sorted(
            "large user-3",
            "large user-4",
            "large group-3",
            "twice user-3",
            "twice user-4",
            "twice group-3"));
    assertWalks(criteria(null, ALL, "user-3"), sorted("large user-3", "twice user-3"));
  }

  private void assertWalks(GroupMemberCriteria criteria, List<String> expected) {
    for (int count = 1; count <= expected.size() + 1; count++) {
      List<String> met = new ArrayList<>();
      GroupMemberPage page = page(criteria, new GroupMemberQuery.Beginning(), count);
      met.addAll(shown(page));
      while (page.next() != null) {
        assertEquals(count, page.members().size());
        page = page(criteria, new GroupMemberQuery.Behind(page.next()), count);
        met.addAll(shown(page));
        assertTrue(met.size() <= expected.size(), met.toString());
        assertEquals(expected.size(), page.totalResults());
      }
      assertEquals(expected, met);
    }
  }

  @Test
  void walk_whileMembersComeAndGo_meetsWhoStaysOnce() {
    List<ResourceId> many = new ArrayList<>(directory.manyUsers(40));
    many.sort(Comparator.comparing(ResourceId::toString));
    directory.group(Groups.group("busy").changing(MembershipChange.add(many)));
    GroupMemberCriteria busy = GroupMemberCriteria.of(directory.id("busy"));
    List<ResourceId> met = new ArrayList<>();
    GroupMemberQuery.Start start = new GroupMemberQuery.Beginning();
    Set<ResourceId> gone = Set.of(many.get(1), many.get(9), many.get(10), many.get(39));
    GroupMemberPosition next;
    do {
      GroupMemberPage page = page(busy, start, 5);
      assertEquals(40, page.totalResults());
      page.members().forEach(member -> met.add(member.key().member()));
      next = page.next();
      start = next == null ? start : new GroupMemberQuery.Behind(next);
      directory.change("busy", MembershipChange.remove(gone));
    } while (next != null);
    List<ResourceId> stayed = many.stream().filter(id -> !gone.contains(id)).toList();
    assertEquals(stayed, met.stream().filter(id -> !gone.contains(id)).toList());
    assertEquals(met.size(), Set.copyOf(met).size());
  }

  @Test
  void walk_pageThatIsFullAtTheEnd_isTheLast() {
    GroupMemberPage first =
        page(GroupMemberCriteria.of(directory.id("outer")), new GroupMemberQuery.Beginning(), 3);
    assertNull(first.next());
    GroupMemberPage none =
        page(GroupMemberCriteria.of(directory.id("outer")), new GroupMemberQuery.Beginning(), 0);
    assertEquals(3, none.totalResults());
    assertNull(none.next());
    GroupMemberPage two =
        page(GroupMemberCriteria.of(directory.id("outer")), new GroupMemberQuery.Beginning(), 2);
    assertNotNull(two.next());
  }

  @Test
  void search_deletedGroupsAndMembers_areGone() {
    groups().delete(directory.tenant(), directory.id("outer"), VersionCondition.NONE);
    users().delete(directory.tenant(), directory.id("cyd"), VersionCondition.NONE);
    assertFound(GroupMemberCriteria.of(directory.id("outer")));
    assertFound(criteria("outer", ALL, "ada"));
    assertFound(criteria(null, ALL, "ada", "bea", "cyd"), "inner ada", "other bea");
    assertEquals(0, page(GroupMemberCriteria.of(directory.id("outer")), FIRST, 0).totalResults());
    assertEquals(2, page(criteria(null, ALL, "ada", "bea", "cyd"), FIRST, 0).totalResults());
  }

  @Test
  void search_ofAnotherTenant_findsNothing() {
    TenantId other = newTenant();
    for (GroupMemberCriteria criteria :
        List.of(
            GroupMemberCriteria.of(directory.id("outer")),
            criteria("outer", ALL, "ada"),
            criteria(null, ALL, "ada"))) {
      GroupMemberPage page = search().search(other, new GroupMemberQuery(criteria, FIRST, 10));
      assertEquals(List.of(), page.members());
      assertEquals(0, page.totalResults());
    }
  }

  private void assertFound(GroupMemberCriteria criteria, String... expected) {
    GroupMemberPage page = page(criteria, FIRST, 100);
    assertEquals(sorted(expected), shown(page));
    assertEquals(expected.length, page.totalResults());
  }

  private GroupMemberPage page(
      GroupMemberCriteria criteria, GroupMemberQuery.Start start, int count) {
    return search().search(directory.tenant(), new GroupMemberQuery(criteria, start, count));
  }

  private GroupMemberCriteria of(String group, Set<MemberType> types) {
    return new GroupMemberCriteria(directory.id(group), null, types);
  }

  private GroupMemberCriteria criteria(
      @Nullable String group, Set<MemberType> types, String... members) {
    return new GroupMemberCriteria(
        group == null ? null : directory.id(group), Set.of(directory.ids(members)), types);
  }

  private GroupMember.Key key(String group, String member) {
    return new GroupMember.Key(directory.id(group), directory.id(member));
  }

  private static List<String> shown(GroupMemberPage page) {
    return page.members().stream().map(member -> member.key().toString()).toList();
  }

  /** Keys of memberships, which are given as group and member by name. */
  private List<String> sorted(String... memberships) {
    return sorted(Arrays.asList(memberships));
  }

  private List<String> sorted(List<String> memberships) {
    return memberships.stream()
        .map(names -> names.split(" ", 2))
        .map(names -> key(names[0], names[1]).toString())
        .sorted()
        .toList();
  }
}
