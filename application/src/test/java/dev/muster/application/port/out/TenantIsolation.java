package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.TenantUsers;
import dev.muster.application.fixture.UserDraft;
import dev.muster.application.fixture.Users;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** No method shows or touches what belongs to another tenant. */
interface TenantIsolation extends RepositoryUnderTest {

  @Test
  default void find_idOfAnotherTenant_isEmpty() {
    TenantUsers ours = newUsers();
    TenantUsers theirs = newUsers();
    ours.add(twin());
    ResourceState foreign = theirs.add(twin());
    assertEquals(Optional.empty(), repository().find(ours.tenant(), foreign.id()));
    for (Projection projection :
        List.of(
            Projection.standard(CoreSchemas.USER),
            Projection.of(CoreSchemas.USER, List.of("userName"), List.of()),
            Projection.of(CoreSchemas.USER, List.of("title"), List.of()))) {
      assertEquals(Optional.empty(), repository().find(ours.tenant(), foreign.id(), projection));
    }
  }

  @Test
  default void search_showsOwnResourcesOnly() {
    TenantUsers ours = newUsers();
    TenantUsers theirs = newUsers();
    ResourceState own = ours.add(twin());
    ResourceState foreign = theirs.add(twin());
    assertEquals(List.of(own.id()), ids(ours, null));
    assertEquals(List.of(foreign.id()), ids(theirs, null));
    for (String filter :
        List.of(
            "userName eq \"twin\"",
            "userName ne \"x\"",
            "userName eq \"x\" or title pr",
            "not (userName eq \"x\")",
            "title co \"same\"",
            "emails.value sw \"twin\"",
            "emails[type eq \"work\"] or externalId eq \"x\"",
            "meta.created pr")) {
      assertEquals(List.of(own.id()), ids(ours, filter), filter);
    }
    assertEquals(List.of(), ids(ours, "id eq \"" + foreign.id() + "\""));
    assertEquals(List.of(), ids(ours, "id eq \"" + foreign.id() + "\" or userName eq \"x\""));
  }

  @Test
  default void search_everySort_showsOwnResourcesOnly() {
    TenantUsers ours = newUsers();
    TenantUsers theirs = newUsers();
    ResourceState own = ours.add(twin());
    theirs.add(twin());
    for (String by : List.of("id", "userName", "title", "emails", "meta.lastModified")) {
      for (String order : List.of("ascending", "descending")) {
        ResourcePage page = ours.search(null, Sort.parse(CoreSchemas.USER, by, order), 1, 10);
        assertEquals(1, page.totalResults());
        assertEquals(List.of(own.id()), page.resources().stream().map(FoundResource::id).toList());
      }
    }
  }

  @Test
  default void update_idOfAnotherTenant_isEmptyAndChangesNothing() {
    TenantUsers ours = newUsers();
    TenantUsers theirs = newUsers();
    ResourceState own = ours.add(twin());
    ResourceState foreign = theirs.add(twin());
    UserDraft changed = Users.user("changed");
    assertEquals(
        Optional.empty(),
        repository()
            .update(
                ours.tenant(), foreign.id(), current -> Optional.of(Users.next(current, changed))));
    assertEquals(own.stored(), ours.stored(own.id()));
    assertEquals(foreign.stored(), theirs.stored(foreign.id()));
  }

  @Test
  default void update_nameOfAnotherTenant_succeeds() {
    TenantUsers ours = newUsers();
    TenantUsers theirs = newUsers();
    ResourceState own = ours.add(Users.user("single"));
    ResourceState foreign = theirs.add(twin());
    assertTrue(
        repository()
            .update(
                ours.tenant(),
                own.id(),
                current -> Optional.of(Users.next(current, Users.user("twin"))))
            .isPresent());
    assertEquals(foreign.stored(), theirs.stored(foreign.id()));
  }

  @Test
  default void delete_idOfAnotherTenant_isFalseAndChangesNothing() {
    TenantUsers ours = newUsers();
    TenantUsers theirs = newUsers();
    ResourceState own = ours.add(twin());
    ResourceState foreign = theirs.add(twin());
    assertFalse(repository().delete(ours.tenant(), foreign.id(), VersionCondition.NONE));
    assertTrue(repository().delete(ours.tenant(), own.id(), VersionCondition.NONE));
    assertEquals(foreign.stored(), theirs.stored(foreign.id()));
    assertEquals(1, theirs.total(null));
    assertEquals(0, ours.total(null));
  }

  private static UserDraft twin() {
    return Users.user("twin")
        .with("title", "the same")
        .with("externalId", "twin")
        .adding("emails", "value", "twin@example.com", "type", "work");
  }

  private static List<ResourceId> ids(TenantUsers users, @Nullable String filter) {
    ResourcePage page = users.search(filter, Sort.BY_ID, 1, 10);
    assertEquals(page.resources().size(), page.totalResults());
    return page.resources().stream().map(FoundResource::id).toList();
  }
}
