package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.EveryResources;
import dev.muster.application.fixture.EveryType;
import dev.muster.application.fixture.TenantGroups;
import dev.muster.application.fixture.Users;
import dev.muster.application.port.out.ExportStore.Kept;
import dev.muster.application.port.out.ExportStore.Membership;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.password.PasswordChange;
import dev.muster.domain.password.PasswordHash;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract of {@link ExportStore}. */
public abstract class ExportStoreContract {

  public abstract ExportStore store();

  /** Users and groups of the same store. */
  public abstract ResourceRepository users();

  public abstract GroupRepository groups();

  /** Resources of {@link EveryType} in the same store. */
  public abstract ResourceRepository custom(ResourceType type);

  public abstract TenantId newTenant();

  private TenantGroups newDirectory() {
    return new TenantGroups(users(), groups(), newTenant());
  }

  private List<Kept> read(TenantId tenant, ResourceType type, boolean passwords) {
    List<Kept> all = new ArrayList<>();
    store()
        .read(
            tenant,
            contents -> {
              contents.resources(type, passwords).forEachRemaining(all::add);
              assertEquals(all.size(), contents.count(type));
            });
    return all;
  }

  private List<Membership> memberships(TenantId tenant) {
    List<Membership> all = new ArrayList<>();
    store().read(tenant, contents -> contents.memberships().forEachRemaining(all::add));
    return all;
  }

  /** With ids of all sorts, of which half are negative to Java. */
  @Test
  void resources_areAllThereInTheOrderOfTheirIdsAsText() {
    TenantId tenant = newTenant();
    List<Kept> expected = new ArrayList<>();
    for (int i = 0; i < 350; i++) {
      ResourceState state =
          Users.user("user-" + i).withId(new ResourceId(UUID.randomUUID())).state();
      users().create(tenant, state);
      expected.add(new Kept(state.stored(), Optional.empty()));
    }
    expected.sort(Comparator.comparing(kept -> kept.resource().id().toString()));
    assertEquals(expected, read(tenant, CoreSchemas.USER, true));
  }

  @Test
  void resources_ofEachType_areApart() {
    TenantGroups directory = newDirectory();
    ResourceState one = new EveryResources(new Random(11)).next();
    custom(EveryType.TYPE).create(directory.tenant(), one);
    directory.user("ada");
    ResourceId staff = directory.group("Staff", "ada");
    assertEquals(
        List.of(new Kept(one.stored(), Optional.empty())),
        read(directory.tenant(), EveryType.TYPE, false));
    assertEquals(
        List.of(staff),
        read(directory.tenant(), CoreSchemas.GROUP, true).stream()
            .map(kept -> kept.resource().id())
            .toList());
    store()
        .read(
            directory.tenant(),
            contents -> assertEquals(List.of(EveryType.TYPE.name()), contents.otherTypes()));
    store().read(newTenant(), contents -> assertEquals(List.of(), contents.otherTypes()));
  }

  @Test
  void resources_passwords_areReadOnlyIfAskedFor() {
    TenantId tenant = newTenant();
    ResourceState draft = Users.user("ada").state();
    PasswordHash hash = new PasswordHash("$a$hash");
    users()
        .create(
            tenant,
            new ResourceState(
                draft.id(),
                draft.meta(),
                draft.content(),
                draft.document(),
                MembershipChange.NONE,
                new PasswordChange.Set(hash)));
    assertEquals(Optional.of(hash), read(tenant, CoreSchemas.USER, true).getFirst().password());
    assertEquals(Optional.empty(), read(tenant, CoreSchemas.USER, false).getFirst().password());
  }

  @Test
  void resources_anotherTenant_isNotRead() {
    TenantGroups other = newDirectory();
    other.user("ada");
    other.group("Staff", "ada");
    TenantId tenant = newTenant();
    assertEquals(List.of(), read(tenant, CoreSchemas.USER, true));
    assertEquals(List.of(), read(tenant, CoreSchemas.GROUP, true));
    assertEquals(List.of(), memberships(tenant));
  }

  @Test
  void memberships_areThoseOfUsersAndGroupsInTheOrderOfTheGroups() {
    TenantGroups directory = newDirectory();
    List<ResourceId> users = directory.manyUsers(2_500);
    List<Membership> expected = new ArrayList<>();
    ResourceId inner = directory.group("Inner");
    directory.group("Empty");
    for (int i = 0; i < 2; i++) {
      ResourceId group = directory.group("Group" + i);
      directory.change("Group" + i, MembershipChange.add(users));
      directory.add("Group" + i, "Inner");
      users.forEach(user -> expected.add(new Membership(group, user)));
      expected.add(new Membership(group, inner));
    }
    expected.sort(
        Comparator.comparing((Membership membership) -> membership.group().toString())
            .thenComparing(membership -> membership.member().toString()));
    assertEquals(expected, memberships(directory.tenant()));
  }

  @Test
  void memberships_ofDeletedGroups_disturbNobody() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    ResourceId gone = directory.group("Gone", "ada");
    ResourceId staff = directory.group("Staff", "ada");
    assertTrue(groups().delete(directory.tenant(), gone, VersionCondition.NONE));
    List<Membership> found = memberships(directory.tenant());
    assertTrue(found.contains(new Membership(staff, directory.id("ada"))), found.toString());
    assertEquals(
        List.of(staff),
        read(directory.tenant(), CoreSchemas.GROUP, false).stream()
            .map(kept -> kept.resource().id())
            .toList());
  }

  @Test
  void read_writesMeanwhile_areNotSeen() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    ResourceId staff = directory.group("Staff", "ada");
    store()
        .read(
            directory.tenant(),
            contents -> {
              assertEquals(1, contents.count(CoreSchemas.USER));
              directory.user("bob");
              directory.add("Staff", "bob");
              directory.group("Late", "bob");
              Iterator<Kept> groups = contents.resources(CoreSchemas.GROUP, false);
              Iterator<Membership> memberships = contents.memberships();
              assertEquals(new Membership(staff, directory.id("ada")), memberships.next());
              assertEquals(1, groups.next().resource().meta().version());
              assertFalse(groups.hasNext());
              assertFalse(memberships.hasNext());
              assertEquals(1, contents.count(CoreSchemas.USER));
            });
    assertEquals(2, read(directory.tenant(), CoreSchemas.USER, false).size());
  }

  @Test
  void read_whatTheReaderThrows_endsItAsItIs() {
    TenantGroups directory = newDirectory();
    directory.manyUsers(300);
    IllegalStateException full = new IllegalStateException("full");
    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                store()
                    .read(
                        directory.tenant(),
                        contents ->
                            contents
                                .resources(CoreSchemas.USER, false)
                                .forEachRemaining(
                                    _ -> {
                                      throw full;
                                    })));
    assertSame(full, thrown);
    assertEquals(300, read(directory.tenant(), CoreSchemas.USER, false).size());
  }
}
