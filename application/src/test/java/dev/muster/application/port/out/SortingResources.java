package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.application.fixture.TenantUsers;
import dev.muster.application.fixture.UserDraft;
import dev.muster.application.fixture.Users;
import dev.muster.domain.resource.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Orders, ascending and descending; equal resources follow by id. */
interface SortingResources extends RepositoryUnderTest {

  /** Text attributes, those that a database might keep apart and others. */
  List<String> TEXTS =
      List.of(
          "displayName",
          "name.familyName",
          "name.givenName",
          "nickName",
          "title",
          "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department");

  @Test
  default void search_sortedByText_absentLastAndTiesById() {
    for (String attribute : TEXTS) {
      TenantUsers users = newUsers();
      users.add(numbered("absent1", 1));
      users.add(numbered("b1", 2).with(attribute, "B"));
      users.add(numbered("empty", 3).with(attribute, ""));
      users.add(numbered("a", 4).with(attribute, "a"));
      users.add(numbered("b2", 5).with(attribute, "b"));
      users.add(numbered("smile", 6).with(attribute, "\uD83D\uDE00"));
      users.add(numbered("private", 7).with(attribute, "\uE000"));
      users.add(numbered("absent2", 8));
      users.add(numbered("accent", 9).with(attribute, "\u00C9"));
      assertOrder(users, attribute, "empty a b1 b2 accent private smile absent1 absent2");
    }
  }

  @Test
  default void search_sortedByExactText_regardsCase() {
    TenantUsers users = newUsers();
    users.add(numbered("lower", 1).with("externalId", "a"));
    users.add(numbered("upper", 2).with("externalId", "B"));
    users.add(numbered("absent", 3));
    users.add(numbered("same", 4).with("externalId", "B"));
    assertOrder(users, "externalId", "upper same lower absent");
  }

  @Test
  default void search_sortedByUserName_ignoresCase() {
    TenantUsers users = newUsers();
    Stream.of("b", "A", "c", "_", "\u00E9", "Z").forEach(name -> users.add(Users.user(name)));
    assertOrder(users, "userName", "_ A b c Z \u00E9");
  }

  @Test
  default void search_sortedById_isTheOrderOfTheTexts() {
    TenantUsers users = newUsers();
    users.add(Users.user("high").withId(id("ff000000-0000-7000-8000-000000000000")));
    users.add(Users.user("low").withId(id("00000000-0000-7000-8000-000000000001")));
    users.add(Users.user("middle").withId(id("7f000000-0000-7000-bfff-ffffffffffff")));
    users.add(Users.user("upper").withId(id("80000000-0000-7000-8000-000000000000")));
    assertOrder(users, "id", "low middle upper high");
  }

  @Test
  default void search_sortedByBooleans_falseFirst() {
    TenantUsers users = newUsers();
    users.add(numbered("yes", 1).with("active", true));
    users.add(numbered("absent", 2));
    users.add(numbered("no", 3).with("active", false));
    users.add(numbered("yes2", 4).with("active", true));
    assertOrder(users, "active", "no yes yes2 absent");
  }

  @Test
  default void search_sortedByMetadata() {
    TenantUsers users = newUsers();
    users.add(numbered("c", 1).withMeta(10, "2026-01-03T00:00:00Z", "2026-02-01T00:00:00.002Z"));
    users.add(numbered("a", 2).withMeta(9, "2026-01-01T00:00:00Z", "2026-02-01T00:00:00.001Z"));
    users.add(numbered("b", 3).withMeta(2, "2026-01-02T00:00:00Z", "2026-02-01T00:00:00.002Z"));
    assertOrder(users, "meta.created", "a b c");
    assertOrder(users, "meta.lastModified", "a c b");
    assertOrder(users, "meta.version", "c b a");
    assertOrder(users, "meta.resourceType", "c a b");
  }

  @Test
  default void search_sortedByMultiValued_byThePrimaryElseTheFirst() {
    TenantUsers users = newUsers();
    users.add(numbered("absent", 1));
    users.add(
        numbered("primary", 2)
            .adding("emails", "value", "z@x", "type", "work")
            .adding("emails", "value", "b@x", "type", "home", "primary", "true"));
    users.add(
        numbered("first", 3)
            .adding("emails", "value", "C@x", "type", "other", "primary", "false")
            .adding("emails", "value", "a@x", "type", "work"));
    users.add(
        numbered("valueless", 4)
            .adding("emails", "type", "custom", "primary", "true")
            .adding("emails", "value", "a@x", "type", "work"));
    users.add(numbered("single", 5).adding("emails", "value", "a@x"));
    assertOrder(users, "emails", "single primary first absent valueless");
    assertOrder(users, "emails.value", "single primary first absent valueless");
    assertOrder(users, "emails.type", "valueless primary first absent single");
    assertOrder(users, "emails.primary", "first primary valueless absent single");
  }

  @Test
  default void search_sortedByOtherMultiValued_byThePrimaryElseTheFirst() {
    TenantUsers users = newUsers();
    users.add(
        numbered("two", 1)
            .adding("addresses", "locality", "Berlin")
            .adding("addresses", "locality", "Aachen", "primary", "true"));
    users.add(numbered("one", 2).adding("addresses", "locality", "aalen"));
    users.add(numbered("none", 3).adding("addresses", "country", "DE"));
    users.add(numbered("absent", 4));
    assertOrder(users, "addresses.locality", "two one none absent");
  }

  /** Descending is ascending backwards. */
  private static void assertOrder(TenantUsers users, String by, String expected) {
    List<String> ascending = List.of(expected.split(" ", -1));
    List<String> descending = new ArrayList<>(ascending).reversed();
    assertAll(
        () -> assertEquals(ascending, users.sorted(by, "ascending"), by + " ascending"),
        () -> assertEquals(descending, users.sorted(by, "descending"), by + " descending"));
  }

  /** Ids in the order of the numbers, whatever the order of insertion. */
  private static UserDraft numbered(String userName, int number) {
    return Users.user(userName).withId(id("01900000-0000-7000-8000-00000000000" + number));
  }

  private static ResourceId id(String text) {
    return new ResourceId(UUID.fromString(text));
  }
}
