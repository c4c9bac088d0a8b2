package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.muster.application.fixture.TenantUsers;
import dev.muster.application.fixture.UserDraft;
import dev.muster.application.fixture.Users;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.error.VersionMismatch;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.StoredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Updates replace the state, or change nothing at all. */
interface UpdatingResources extends RepositoryUnderTest {

  /** Text attributes that {@link #everyAttribute} sets. */
  List<String> ATTRIBUTES =
      List.of(
          "externalId",
          "displayName",
          "name.familyName",
          "name.givenName",
          "nickName",
          "emails.value",
          "emails.type",
          "phoneNumbers.value",
          "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department");

  @Test
  default void update_newState_isReturnedAndStored() {
    TenantUsers users = newUsers();
    ResourceState before = users.add(Users.user("bjensen").with("title", "Guide"));
    UserDraft changed = Users.user("bjensen").with("title", "Vice President");
    StoredResource returned =
        repository()
            .update(users.tenant(), before.id(), current -> Optional.of(next(current, changed)))
            .orElseThrow();
    assertEquals(
        next(before.stored(), changed).stored(), returned, "the next state of what was created");
    assertEquals(new Meta(2, Users.CREATED, Users.CHANGED), returned.meta());
    assertEquals(returned, users.stored(before.id()));
  }

  @Test
  default void update_revision_getsTheCurrentState() {
    TenantUsers users = newUsers();
    ResourceState before = users.add(Users.user("bjensen"));
    List<StoredResource> seen = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      UserDraft changed = Users.user("bjensen").with("title", "change " + i);
      repository()
          .update(
              users.tenant(),
              before.id(),
              current -> {
                seen.add(current);
                return Optional.of(next(current, changed));
              });
    }
    assertEquals(
        List.of(1L, 2L, 3L), seen.stream().map(s -> s.meta().version()).distinct().toList());
    assertEquals(before.stored(), seen.getFirst());
    assertEquals(4, users.stored(before.id()).meta().version());
  }

  @Test
  default void update_everyAttribute_isFoundByItsNewValueOnly() {
    TenantUsers users = newUsers();
    ResourceState before = users.add(everyAttribute("user", "before").with("active", true));
    UserDraft changed = everyAttribute("user", "after").with("active", false);
    repository()
        .update(users.tenant(), before.id(), current -> Optional.of(next(current, changed)));
    for (String attribute : ATTRIBUTES) {
      users.assertMatches(
          """
          %1$s eq "before" ->
          %1$s co "befor"  ->
          %1$s eq "after"  -> user
          %1$s co "afte"   -> user
          """
              .formatted(attribute));
    }
    users.assertMatches(
        """
        active eq true          ->
        active eq false         -> user
        meta.version eq "W/\\"2\\"" -> user
        meta.lastModified eq "2026-02-03T04:05:06.789Z" -> user
        meta.created eq "2026-01-02T03:04:05.678Z"      -> user
        """);
  }

  @Test
  default void update_attributesRemoved_areFoundNoLonger() {
    TenantUsers users = newUsers();
    ResourceState before = users.add(everyAttribute("user", "before").with("active", true));
    repository()
        .update(
            users.tenant(), before.id(), current -> Optional.of(next(current, Users.user("user"))));
    for (String attribute : ATTRIBUTES) {
      users.assertMatches(
          """
          %1$s pr          ->
          %1$s eq "before" ->
          not (%1$s pr)    -> user
          """
              .formatted(attribute));
    }
    users.assertMatches("active pr ->\nemails pr ->");
  }

  @Test
  default void update_emptyRevision_changesNothing() {
    TenantUsers users = newUsers();
    ResourceState before = users.add(Users.user("bjensen"));
    assertEquals(
        Optional.of(before.stored()),
        repository().update(users.tenant(), before.id(), _ -> Optional.empty()));
    assertEquals(before.stored(), users.stored(before.id()));
  }

  @Test
  default void update_absentId_isEmptyAndAsksNoRevision() {
    TenantUsers users = newUsers();
    assertEquals(
        Optional.empty(),
        repository()
            .update(
                users.tenant(),
                Users.user("absent").id(),
                _ -> {
                  throw new AssertionError("there is nothing to revise");
                }));
    assertEquals(0, users.total(null));
  }

  @Test
  default void update_revisionThrows_isAbandoned() {
    TenantUsers users = newUsers();
    ResourceState before = users.add(Users.user("bjensen"));
    for (RuntimeException refusal :
        List.of(
            InvalidRequest.mutability("no"), new VersionMismatch(1), new ArithmeticException())) {
      RuntimeException thrown =
          assertThrows(
              RuntimeException.class,
              () ->
                  repository()
                      .update(
                          users.tenant(),
                          before.id(),
                          _ -> {
                            throw refusal;
                          }));
      assertSame(refusal, thrown);
      assertEquals(before.stored(), users.stored(before.id()));
    }
    UserDraft changed = Users.user("bjensen").with("title", "later");
    repository()
        .update(users.tenant(), before.id(), current -> Optional.of(next(current, changed)));
    assertEquals(2, users.stored(before.id()).meta().version());
  }

  private static UserDraft everyAttribute(String userName, String text) {
    return Users.user(userName)
        .with("externalId", text)
        .with("displayName", text)
        .with("name.familyName", text)
        .with("name.givenName", text)
        .with("nickName", text)
        .adding("emails", "value", text, "type", text)
        .adding("phoneNumbers", "value", text)
        .withEnterprise("department", text);
  }

  private static ResourceState next(StoredResource current, UserDraft changed) {
    return Users.next(current, changed);
  }
}
