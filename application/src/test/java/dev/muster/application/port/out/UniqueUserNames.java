package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.TenantUsers;
import dev.muster.application.fixture.UserDraft;
import dev.muster.application.fixture.Users;
import dev.muster.domain.error.UniquenessConflict;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.VersionCondition;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A userName is held by one user of a tenant, without regard to case. */
interface UniqueUserNames extends RepositoryUnderTest {

  /** Pairs of which the second is taken by the first. */
  List<List<String>> SAME =
      List.of(
          List.of("bjensen", "bjensen"),
          List.of("Bjensen@Example.com", "bJENSEN@eXAMPLE.COM"),
          List.of("\u00C9lan", "E\u0301LAN"),
          List.of("e\u0301tage", "\u00C9TAGE"),
          List.of("\u03A3\u0391\u03A3", "\u03C3\u03B1\u03C3"),
          List.of("\u212B", "\u00E5"),
          List.of("\uD801\uDC00", "\uD801\uDC28"));

  /** Pairs that stay apart, although other rules of folding make them one. */
  List<List<String>> DIFFERENT =
      List.of(
          List.of("STRASSE", "stra\u00DFe"),
          List.of("\u03C3\u03B1\u03C3", "\u03C3\u03B1\u03C2"),
          List.of("\uFB01le", "file"),
          List.of("\u0131d", "Id"),
          List.of("user", "user "),
          List.of("resume", "r\u00E9sum\u00E9"),
          List.of("\uFF41", "a"));

  @Test
  default void create_nameTaken_isAConflictAndChangesNothing() {
    for (List<String> pair : SAME) {
      TenantUsers users = newUsers();
      ResourceState first = users.add(Users.user(pair.get(0)));
      ResourceState second = Users.user(pair.get(1)).state();
      assertThrows(UniquenessConflict.class, () -> users.add(second), () -> "pair " + pair);
      assertEquals(first.stored(), users.stored(first.id()));
      assertEquals(Optional.empty(), repository().find(users.tenant(), second.id()));
      assertEquals(1, users.total(null));
      users.add(Users.user("another"));
    }
  }

  @Test
  default void create_namesThatDifferInMoreThanCase_areBothThere() {
    for (List<String> pair : DIFFERENT) {
      TenantUsers users = newUsers();
      users.add(Users.user(pair.get(0)));
      users.add(Users.user(pair.get(1)));
      assertEquals(2, users.total(null), () -> "pair " + pair);
    }
  }

  @Test
  default void create_inactiveUserHoldsTheName_isAConflict() {
    TenantUsers users = newUsers();
    users.add(Users.user("bjensen").with("active", false));
    assertThrows(UniquenessConflict.class, () -> users.add(Users.user("BJENSEN")));
  }

  @Test
  default void create_afterTheHolderIsDeleted_succeeds() {
    TenantUsers users = newUsers();
    ResourceState first = users.add(Users.user("bjensen"));
    assertTrue(repository().delete(users.tenant(), first.id(), VersionCondition.NONE));
    ResourceState second = users.add(Users.user("BJensen"));
    assertEquals(second.stored(), users.stored(second.id()));
    assertEquals(List.of("BJensen"), users.matching("userName eq \"bjensen\""));
  }

  @Test
  default void create_afterTheHolderIsRenamed_succeeds() {
    TenantUsers users = newUsers();
    ResourceState first = users.add(Users.user("old"));
    rename(users, first, "new");
    users.add(Users.user("OLD"));
    assertThrows(UniquenessConflict.class, () -> users.add(Users.user("New")));
  }

  @Test
  default void update_nameTaken_isAConflictAndLeavesEverythingAsItWas() {
    TenantUsers users = newUsers();
    ResourceState first = users.add(Users.user("first").with("title", "before"));
    ResourceState second = users.add(Users.user("second"));
    assertThrows(UniquenessConflict.class, () -> rename(users, first, "SECOND"));
    assertEquals(first.stored(), users.stored(first.id()));
    assertEquals(second.stored(), users.stored(second.id()));
    users.assertMatches(
        """
        userName eq "first"  -> first
        userName eq "second" -> second
        title eq "before"    -> first
        """);
    assertThrows(UniquenessConflict.class, () -> users.add(Users.user("FIRST")));
  }

  @Test
  default void update_ownNameInAnotherCase_succeeds() {
    TenantUsers users = newUsers();
    ResourceState state = users.add(Users.user("bjensen"));
    StoredResource renamed = rename(users, state, "BJensen");
    assertEquals(renamed, users.stored(state.id()));
    assertThrows(UniquenessConflict.class, () -> users.add(Users.user("bjensen")));
  }

  private StoredResource rename(TenantUsers users, ResourceState state, String userName) {
    UserDraft renamed = Users.user(userName);
    return repository()
        .update(users.tenant(), state.id(), current -> Optional.of(Users.next(current, renamed)))
        .orElseThrow();
  }
}
