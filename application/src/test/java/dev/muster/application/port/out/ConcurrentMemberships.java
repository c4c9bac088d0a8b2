package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.AtOnce;
import dev.muster.application.fixture.Groups;
import dev.muster.application.fixture.TenantGroups;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Many who change members at the same time. */
interface ConcurrentMemberships extends DirectoryUnderTest {

  int THREADS = 16;
  int ADDS = 20;

  @Test
  default void changeMembers_concurrentAdds_loseNone() throws Exception {
    TenantGroups directory = newDirectory();
    List<ResourceId> users = directory.manyUsers(THREADS * ADDS);
    ResourceId group = directory.group("Busy");
    AtOnce.run(
        THREADS,
        thread ->
            () -> {
              long before = 0;
              for (ResourceId user : users.subList(thread * ADDS, (thread + 1) * ADDS)) {
                long version = change(directory, group, MembershipChange.add(List.of(user)));
                assertTrue(version > before);
                before = version;
              }
              return true;
            });
    assertEquals(new HashSet<>(users), members(directory, "Busy"));
    long version = directory.version("Busy");
    assertTrue(version > ADDS && version <= 1 + THREADS * ADDS, () -> "version " + version);
  }

  @Test
  default void changeMembers_concurrentAddsAndRemoves_eachDoesWhatItSays() throws Exception {
    TenantGroups directory = newDirectory();
    List<ResourceId> users = directory.manyUsers(THREADS * ADDS);
    ResourceId group = directory.group(Groups.group("Busy").changing(MembershipChange.add(users)));
    AtOnce.run(
        THREADS,
        thread ->
            () -> {
              for (ResourceId user : users.subList(thread * ADDS, (thread + 1) * ADDS)) {
                change(directory, group, MembershipChange.remove(List.of(user)));
                if (thread % 2 == 0) {
                  change(directory, group, MembershipChange.add(List.of(user)));
                }
              }
              return true;
            });
    Set<ResourceId> expected = new HashSet<>();
    for (int thread = 0; thread < THREADS; thread += 2) {
      expected.addAll(users.subList(thread * ADDS, (thread + 1) * ADDS));
    }
    assertEquals(expected, members(directory, "Busy"));
  }

  @Test
  default void replaceAll_concurrently_leavesTheMembersOfOne() throws Exception {
    TenantGroups directory = newDirectory();
    List<ResourceId> users = directory.manyUsers(THREADS * 2);
    ResourceId group = directory.group("Busy");
    for (int round = 0; round < 10; round++) {
      AtOnce.run(
          THREADS,
          thread ->
              () -> {
                MembershipChange change =
                    MembershipChange.replaceAll(users.subList(2 * thread, 2 * thread + 2));
                return thread % 2 == 0
                    ? change(directory, group, change)
                    : groups()
                        .update(
                            directory.tenant(),
                            group,
                            Groups.to(Groups.group("Busy" + thread % 4).changing(change)))
                        .orElseThrow()
                        .meta()
                        .version();
              });
      List<ResourceId> left = users.stream().filter(members(directory, "Busy")::contains).toList();
      assertEquals(2, left.size());
      assertEquals(users.indexOf(left.getFirst()) / 2, users.indexOf(left.getLast()) / 2);
    }
  }

  @Test
  default void changeMembers_whileUsersAreDeleted_leavesNobodyWhoIsGone() throws Exception {
    TenantGroups directory = newDirectory();
    List<ResourceId> users = directory.manyUsers(THREADS * ADDS);
    ResourceId one = directory.group("One");
    ResourceId other = directory.group("Other");
    List<Boolean> done =
        AtOnce.run(
            THREADS,
            thread ->
                () -> {
                  List<ResourceId> mine =
                      users.subList(thread / 2 * ADDS * 2, (thread / 2 + 1) * ADDS * 2);
                  for (int i = 0; i < mine.size(); i += 2) {
                    if (thread % 2 == 0) {
                      addIfPossible(directory, one, mine.subList(i, i + 2));
                      addIfPossible(directory, other, mine.subList(i, i + 1));
                    } else {
                      assertTrue(
                          users().delete(directory.tenant(), mine.get(i), VersionCondition.NONE));
                    }
                  }
                  return true;
                });
    assertEquals(THREADS, done.size());
    Set<ResourceId> living = new HashSet<>();
    for (int i = 1; i < users.size(); i += 2) {
      living.add(users.get(i));
    }
    for (String group : List.of("One", "Other")) {
      Set<ResourceId> members = members(directory, group);
      assertTrue(living.containsAll(members));
    }
    for (ResourceId user : living) {
      boolean listed =
          !TenantGroups.values(
                  users().find(directory.tenant(), user, TenantGroups.WITH_GROUPS).orElseThrow(),
                  "groups")
              .isEmpty();
      assertEquals(members(directory, "One").contains(user), listed);
    }
  }

  @Test
  default void changeMembers_whileGroupsAreDeleted_leavesNoneThatIsGone() throws Exception {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    ResourceId outer = directory.group("Outer");
    List<ResourceId> inner = new ArrayList<>();
    for (int i = 0; i < THREADS / 2 * ADDS; i++) {
      inner.add(directory.group("Inner" + i, "ada"));
    }
    AtOnce.run(
        THREADS,
        thread ->
            () -> {
              for (ResourceId group : inner.subList(thread / 2 * ADDS, (thread / 2 + 1) * ADDS)) {
                if (thread % 2 == 0) {
                  addIfPossible(directory, outer, List.of(group));
                } else {
                  assertTrue(groups().delete(directory.tenant(), group, VersionCondition.NONE));
                }
              }
              return true;
            });
    assertEquals(List.of(), directory.members("Outer"));
    assertEquals(List.of(), directory.groups("ada"));
  }

  private void addIfPossible(TenantGroups directory, ResourceId group, List<ResourceId> members) {
    try {
      change(directory, group, MembershipChange.add(members));
    } catch (InvalidRequest unknown) {
      assertEquals(InvalidRequest.Reason.INVALID_VALUE, unknown.reason());
    }
  }

  /** The version afterwards. */
  private long change(TenantGroups directory, ResourceId group, MembershipChange change) {
    return groups()
        .changeMembers(directory.tenant(), group, change, VersionCondition.NONE)
        .orElseThrow()
        .meta()
        .version();
  }

  private static Set<ResourceId> members(TenantGroups directory, String group) {
    return TenantGroups.values(directory.foundGroup(group), "members").stream()
        .map((Value.Complex member) -> member.text("value").flatMap(ResourceId::parse))
        .flatMap(id -> id.stream())
        .collect(Collectors.toSet());
  }
}
