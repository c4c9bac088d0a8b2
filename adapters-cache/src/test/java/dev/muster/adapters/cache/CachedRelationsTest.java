package dev.muster.adapters.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.BesideOthers;
import dev.muster.application.fixture.SettableClock;
import dev.muster.application.fixture.TenantGroups;
import dev.muster.application.memory.InMemoryDirectory;
import dev.muster.application.port.out.ChangedPart;
import dev.muster.application.port.out.GroupRepository;
import dev.muster.application.port.out.GroupRepositoryContract;
import dev.muster.application.port.out.ResourceChange;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.profile.CacheProfile;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.VersionCondition;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Groups behind a cache mean what they mean without it, and so do the groups of users. */
@BesideOthers
final class CachedRelationsTest extends GroupRepositoryContract {

  private final SettableClock clock = new SettableClock(Instant.parse("2026-07-08T09:10:11.123Z"));
  private final InMemoryDirectory directory = new InMemoryDirectory(clock);
  private final AtomicInteger tenants = new AtomicInteger();
  private final HeldCaches held = new HeldCaches(10_000);
  private final ResourceRepository users = held.caches().users(directory.users());
  private final GroupRepository groups = held.caches().groups(directory.groups());

  @AfterEach
  void close() {
    held.close();
  }

  @Override
  public ResourceRepository users() {
    return users;
  }

  @Override
  public GroupRepository groups() {
    return groups;
  }

  @Override
  public TenantId newTenant() {
    return new TenantId(tenants.incrementAndGet());
  }

  @Override
  public SettableClock clock() {
    return clock;
  }

  @Test
  void groupsOfAUser_inMemory_followEveryWrite() {
    TenantGroups tenant = newDirectory();
    tenant.user("ada");
    assertEquals(List.of(), tenant.groups("ada"));
    tenant.group("guides", "ada");
    assertEquals(List.of("guides*"), tenant.groups("ada"));
    tenant.group("all");
    tenant.add("all", "guides");
    assertEquals(List.of("all", "guides*"), tenant.groups("ada"));
    tenant.remove("guides", "ada");
    assertEquals(List.of(), tenant.groups("ada"));
    tenant.add("guides", "ada");
    groups.delete(tenant.tenant(), tenant.id("guides"), VersionCondition.NONE);
    assertEquals(List.of(), tenant.groups("ada"));
  }

  @Test
  void groupsOfAUser_inMemory_followChangesElsewhere() {
    TenantGroups tenant = newDirectory();
    tenant.user("ada");
    tenant.group("guides");
    assertEquals(List.of(), tenant.groups("ada"));
    addElsewhere(tenant, "guides", "ada");
    held.tell(ResourceChange.whole(tenant.tenant(), "Group", tenant.id("guides")));
    assertEquals(List.of("guides*"), tenant.groups("ada"));
  }

  @Test
  void groupsOfAUser_whenOthersComeAndGo_stayInMemory() {
    TenantGroups tenant = newDirectory();
    tenant.user("ada");
    tenant.user("bob");
    tenant.group("guides", "ada");
    assertEquals(List.of("guides*"), tenant.groups("ada"));
    tenant.add("guides", "bob");
    tenant.remove("guides", "bob");
    held.tell(part(tenant, "Group", "guides", ChangedPart.MEMBERS));
    held.tell(part(tenant, "User", "bob", ChangedPart.GROUPS));
    long misses = missesOfUsers();
    assertEquals(List.of("guides*"), tenant.groups("ada"));
    assertEquals(misses, missesOfUsers());
  }

  /** As when a client asks again, another server, for what it got no answer to. */
  @Test
  void groupsOfAUser_ofAGroupThatCameElsewhere_areReadAnewWhenItComesOnceMore() {
    TenantGroups tenant = newDirectory();
    tenant.user("ada");
    tenant.group("guides", "ada");
    tenant.group("all");
    assertEquals(List.of("guides*"), tenant.groups("ada"));
    addElsewhere(tenant, "all", "guides");
    tenant.add("all", "guides");
    assertEquals(List.of("all", "guides*"), tenant.groups("ada"));
  }

  @Test
  void groupsOfAUser_whoCameElsewhere_areReadAnew() {
    TenantGroups tenant = newDirectory();
    tenant.user("ada");
    tenant.group("guides");
    assertEquals(List.of(), tenant.groups("ada"));
    addElsewhere(tenant, "guides", "ada");
    held.tell(part(tenant, "Group", "guides", ChangedPart.MEMBERS));
    held.tell(part(tenant, "User", "ada", ChangedPart.GROUPS));
    assertEquals(List.of("guides*"), tenant.groups("ada"));
    assertEquals(2, tenant.version("guides"));
  }

  /** As another server would, of which nobody has told yet. */
  private void addElsewhere(TenantGroups tenant, String group, String member) {
    MembershipChange change = MembershipChange.add(List.of(tenant.id(member)));
    assertTrue(
        directory
            .groups()
            .changeMembers(tenant.tenant(), tenant.id(group), change, VersionCondition.NONE)
            .isPresent());
  }

  private static ResourceChange part(
      TenantGroups tenant, String type, String name, ChangedPart part) {
    return new ResourceChange(tenant.tenant(), type, tenant.id(name), part);
  }

  private long missesOfUsers() {
    return held.caches().reads().stream()
        .filter(reads -> reads.type().equals("User"))
        .mapToLong(CacheProfile.Reads::misses)
        .sum();
  }

  @Test
  void versionOfAGroup_inMemory_followsTheDeletionOfAMember() {
    TenantGroups tenant = newDirectory();
    tenant.user("ada");
    tenant.group("guides", "ada");
    long before = tenant.version("guides");
    assertTrue(users.delete(tenant.tenant(), tenant.id("ada"), VersionCondition.NONE));
    assertEquals(before + 1, tenant.version("guides"));
  }
}
