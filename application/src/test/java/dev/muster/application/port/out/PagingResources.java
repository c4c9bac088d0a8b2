package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.application.fixture.TenantUsers;
import dev.muster.application.fixture.UserDraft;
import dev.muster.application.fixture.Users;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Pages by index (RFC 7644 §3.4.2.4). */
interface PagingResources extends RepositoryUnderTest {

  @Test
  default void search_pageByPage_bringsEveryResourceOnce() {
    TenantUsers users = twentyThree();
    for (String by : List.of("id", "userName", "title", "name.familyName", "emails", "active")) {
      for (String order : List.of("ascending", "descending")) {
        Sort sort = Sort.parse(CoreSchemas.USER, by, order);
        for (int count : List.of(1, 5, 23, 100)) {
          assertPages(users, null, sort, count, 23);
        }
        assertPages(users, "title sw \"t\"", sort, 4, 12);
      }
    }
  }

  private static void assertPages(
      TenantUsers users, @Nullable String filter, Sort sort, int count, int total) {
    List<ResourceId> whole = ids(users.search(filter, sort, 1, 1_000));
    List<ResourceId> pages = new ArrayList<>();
    for (int start = 1; start <= total; start += count) {
      ResourcePage page = users.search(filter, sort, start, count);
      assertEquals(Math.min(count, total - start + 1), page.resources().size());
      assertEquals(total, page.totalResults());
      pages.addAll(ids(page));
    }
    assertEquals(whole, pages, () -> sort + " by " + count);
    assertEquals(total, new HashSet<>(pages).size());
  }

  @Test
  default void search_beyondTheEnd_isEmptyWithTheTotal() {
    TenantUsers users = twentyThree();
    for (Sort sort : List.of(Sort.BY_ID, Sort.parse(CoreSchemas.USER, "title", "descending"))) {
      for (int start : List.of(24, 25, 1_000_000, Integer.MAX_VALUE)) {
        assertEquals(new ResourcePage(23, List.of()), users.search(null, sort, start, 10));
        assertEquals(
            new ResourcePage(12, List.of()), users.search("title sw \"t\"", sort, start, 10));
      }
    }
  }

  @Test
  default void search_countZero_isEmptyWithTheTotal() {
    TenantUsers users = twentyThree();
    assertEquals(new ResourcePage(23, List.of()), users.search(null, Sort.BY_ID, 1, 0));
    assertEquals(new ResourcePage(23, List.of()), users.search(null, Sort.BY_ID, 24, 0));
    assertEquals(new ResourcePage(12, List.of()), users.search("title sw \"t\"", Sort.BY_ID, 1, 0));
    assertEquals(new ResourcePage(0, List.of()), users.search("title eq \"no\"", Sort.BY_ID, 1, 0));
  }

  @Test
  default void search_nothingThere_isEmpty() {
    TenantUsers users = newUsers();
    assertEquals(new ResourcePage(0, List.of()), users.search(null, Sort.BY_ID, 1, 10));
    assertEquals(new ResourcePage(0, List.of()), users.search("title pr", Sort.BY_ID, 1, 10));
  }

  @Test
  default void search_afterWrites_hasTheTotalOfNow() {
    TenantUsers users = newUsers();
    List<ResourceId> ids = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      ids.add(users.add(Users.user("user" + i)).id());
      assertEquals(i, users.total(null));
    }
    repository().update(users.tenant(), ids.getFirst(), current -> Optional.empty());
    repository()
        .update(
            users.tenant(),
            ids.getFirst(),
            current -> Optional.of(Users.next(current, Users.user("renamed"))));
    assertEquals(5, users.total(null));
    for (int i = 4; i >= 0; i--) {
      repository().delete(users.tenant(), ids.get(i), VersionCondition.NONE);
      repository().delete(users.tenant(), ids.get(i), VersionCondition.NONE);
      assertEquals(i, users.total(null));
    }
  }

  /** Twelve with titles, in four groups of equal ones; inserted in no order. */
  private TenantUsers twentyThree() {
    TenantUsers users = newUsers();
    for (int i = 0; i < 23; i++) {
      int number = i * 7 % 23;
      UserDraft user = Users.user("user" + number).with("active", number % 3 == 0);
      if (number < 12) {
        user =
            user.with("title", "T" + number % 4)
                .with("name.familyName", "same")
                .adding("emails", "value", "e" + number % 2);
      }
      users.add(user);
    }
    return users;
  }

  private static List<ResourceId> ids(ResourcePage page) {
    return page.resources().stream().map(FoundResource::id).toList();
  }
}
