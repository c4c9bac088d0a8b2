package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.CursorWalk;
import dev.muster.application.fixture.RandomFilters;
import dev.muster.application.fixture.RandomUsers;
import dev.muster.application.fixture.SearchablePaths;
import dev.muster.application.fixture.TenantUsers;
import dev.muster.application.fixture.UserDraft;
import dev.muster.application.fixture.Users;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.filter.FilterEvaluator;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.query.PageStart;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.Sort;
import dev.muster.domain.query.SortComparator;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Pages by cursor (RFC 9865). */
interface WalkingResources extends RepositoryUnderTest {

  int WALKERS = 14;
  List<Integer> PAGE_SIZES = List.of(1, 2, 7);

  @Test
  default void walk_everyOrder_isTheSortedListForwardsAndBackwards(TestReporter reporter) {
    long seed = Long.getLong("muster.test.seed", System.nanoTime());
    reporter.publishEntry("seed", Long.toString(seed));
    Random random = new Random(seed);
    TenantUsers users = newUsers();
    RandomUsers drafts = new RandomUsers(random);
    List<Value.Complex> described = new ArrayList<>();
    for (int i = 0; i < WALKERS; i++) {
      ResourceState state = users.add(drafts.next(i));
      described.add(state.content().describe(state.id(), state.meta()));
    }
    RandomFilters filters = new RandomFilters(random, described);
    for (AttributePath path : SearchablePaths.SIMPLE) {
      for (boolean descending : List.of(false, true)) {
        Sort sort = new Sort(path, descending);
        String filter = random.nextInt(3) == 0 ? filters.next() : "id pr";
        int count = PAGE_SIZES.get(random.nextInt(PAGE_SIZES.size()));
        String what =
            filter + " by " + path + (descending ? " descending" : "") + " in pages of " + count;
        walk(users, filter, sort, count)
            .assertWalks(expected(described, filter, sort), count, what + ", seed " + seed);
      }
    }
  }

  private static List<ResourceId> expected(
      List<Value.Complex> described, String filter, Sort sort) {
    Filter parsed = Filter.parse(CoreSchemas.USER, filter);
    return described.stream()
        .filter(user -> FilterEvaluator.matches(parsed, user))
        .sorted(new SortComparator(sort))
        .map(user -> ResourceId.parse(user.text("id").orElseThrow()).orElseThrow())
        .toList();
  }

  @Test
  default void walk_ties_everyPageSize() {
    TenantUsers users = twenty();
    for (String by : List.of("title", "active", "displayName", "userName", "id", "emails")) {
      for (String order : List.of("ascending", "descending")) {
        Sort sort = Sort.parse(CoreSchemas.USER, by, order);
        List<ResourceId> all = CursorWalk.ids(users.search(null, sort, 1, 100));
        for (int count : List.of(1, 2, 7, 19, 20, 21)) {
          walk(users, null, sort, count).assertWalks(all, count, by + " " + order + " " + count);
        }
      }
    }
  }

  @Test
  default void walk_noFilter_hasTheTotal() {
    TenantUsers users = twenty();
    for (int count : List.of(0, 1, 20, 30)) {
      ResourcePage page = users.search(null, Sort.BY_ID, new PageStart.Beside(null), count);
      assertEquals(20, page.totalResults(), "count " + count);
      assertEquals(Math.min(20, count), page.resources().size());
      assertEquals(count == 1, page.next() != null);
    }
    ResourcePage counted = users.search("title pr", Sort.BY_ID, new PageStart.Beside(null), 0);
    assertEquals(new ResourcePage(10, List.of()), counted);
  }

  @Test
  default void walk_nothingThere_isOneEmptyPage() {
    TenantUsers users = newUsers();
    for (String by : List.of("id", "userName", "title")) {
      Sort sort = Sort.parse(CoreSchemas.USER, by, null);
      assertEquals(
          new ResourcePage(0, List.of()), users.search(null, sort, new PageStart.Beside(null), 5));
    }
  }

  @Test
  default void walk_resourceOfThePositionDeleted_continuesAtItsPlace() {
    for (String by : List.of("id", "userName", "title", "displayName", "meta.lastModified")) {
      for (String order : List.of("ascending", "descending")) {
        TenantUsers users = twenty();
        Sort sort = Sort.parse(CoreSchemas.USER, by, order);
        List<ResourceId> all = CursorWalk.ids(users.search(null, sort, 1, 100));
        CursorWalk walk = walk(users, null, sort, 6);
        ResourcePage first = walk.page(null);
        ResourcePage second = walk.page(first.next());
        assertNotNull(second.previous());
        for (ResourceId gone : List.of(all.get(5), all.get(6))) {
          assertTrue(repository().delete(users.tenant(), gone, VersionCondition.NONE));
        }
        assertEquals(all.subList(7, 13), CursorWalk.ids(walk.page(first.next())), by);
        assertEquals(all.subList(0, 5), CursorWalk.ids(walk.page(second.previous())), by);
        assertEquals(all.subList(12, 18), CursorWalk.ids(walk.page(second.next())), by);
      }
    }
  }

  @Test
  default void walk_beyondWhatIsLeft_isEmptyAndEnds() {
    TenantUsers users = twenty();
    CursorWalk walk = walk(users, null, Sort.BY_ID, 10);
    ResourcePage first = walk.page(null);
    for (ResourceId last : CursorWalk.ids(walk.page(first.next()))) {
      repository().delete(users.tenant(), last, VersionCondition.NONE);
    }
    assertEquals(new ResourcePage(10, List.of()), walk.page(first.next()));
  }

  /** Ten have titles, of four kinds; every third has a displayName; inserted in no order. */
  private TenantUsers twenty() {
    TenantUsers users = newUsers();
    for (int i = 0; i < 20; i++) {
      int number = i * 7 % 20;
      UserDraft user =
          Users.user("user" + number)
              .withMeta(1, "2026-03-01T00:00:00Z", "2026-03-02T00:00:0" + number % 4 + "Z");
      if (number % 3 != 0) {
        user = user.with("active", number % 3 == 1);
      }
      if (number < 10) {
        user = user.with("title", "T" + number % 4);
      }
      if (number % 3 == 0) {
        user =
            user.with("displayName", "D" + number % 2).adding("emails", "value", "e" + number % 2);
      }
      users.add(user);
    }
    return users;
  }

  private static CursorWalk walk(TenantUsers users, @Nullable String filter, Sort sort, int count) {
    return new CursorWalk(start -> users.search(filter, sort, start, count));
  }
}
