package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.TenantUsers;
import dev.muster.application.fixture.Users;
import dev.muster.domain.error.VersionMismatch;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is deleted is gone, and nothing else is. */
interface DeletingResources extends RepositoryUnderTest {

  @Test
  default void delete_present_removesItOnly() {
    TenantUsers users = newUsers();
    ResourceState gone =
        users.add(Users.user("gone").adding("emails", "value", "x@example.com", "type", "work"));
    ResourceState kept =
        users.add(Users.user("kept").adding("emails", "value", "x@example.com", "type", "work"));
    Projection narrow = Projection.of(CoreSchemas.USER, List.of("userName"), List.of());
    assertTrue(repository().delete(users.tenant(), gone.id(), VersionCondition.NONE));
    assertEquals(Optional.empty(), repository().find(users.tenant(), gone.id()));
    assertEquals(Optional.empty(), repository().find(users.tenant(), gone.id(), narrow));
    assertEquals(kept.stored(), users.stored(kept.id()));
    users.assertMatches(
        """
        id pr                              -> kept
        userName eq "gone"                 ->
        emails.value eq "x@example.com"    -> kept
        emails[type eq "work"]             -> kept
        """);
    assertEquals(
        Optional.empty(),
        repository().update(users.tenant(), gone.id(), _ -> Optional.empty()),
        "an update must not find it either");
  }

  @Test
  default void delete_versionAccepted_removes() {
    TenantUsers users = newUsers();
    ResourceState state =
        users.add(Users.user("a").withMeta(3, "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"));
    VersionCondition condition = VersionCondition.oneOf(Set.of(1L, 3L, 9L));
    assertTrue(repository().delete(users.tenant(), state.id(), condition));
    assertEquals(0, users.total(null));
  }

  @Test
  default void delete_versionNotAccepted_isAMismatchAndKeepsIt() {
    TenantUsers users = newUsers();
    ResourceState state = users.add(Users.user("a"));
    for (Set<Long> versions : List.of(Set.of(2L), Set.<Long>of(), Set.of(0L, 10L))) {
      VersionMismatch mismatch =
          assertThrows(
              VersionMismatch.class,
              () ->
                  repository()
                      .delete(users.tenant(), state.id(), VersionCondition.oneOf(versions)));
      assertEquals(new VersionMismatch(1).getMessage(), mismatch.getMessage());
    }
    assertEquals(state.stored(), users.stored(state.id()));
    assertEquals(1, users.total(null));
  }

  @Test
  default void delete_absent_isFalseWhateverTheCondition() {
    TenantUsers users = newUsers();
    ResourceState state = users.add(Users.user("a"));
    assertTrue(repository().delete(users.tenant(), state.id(), VersionCondition.NONE));
    assertFalse(repository().delete(users.tenant(), state.id(), VersionCondition.NONE));
    assertFalse(
        repository()
            .delete(users.tenant(), Users.user("b").id(), VersionCondition.oneOf(Set.of(1L))));
  }
}
