package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.RandomFilters;
import dev.muster.application.fixture.RandomText;
import dev.muster.application.fixture.RandomUsers;
import dev.muster.application.fixture.SearchablePaths;
import dev.muster.application.fixture.TenantUsers;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.filter.FilterEvaluator;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.Sort;
import dev.muster.domain.query.SortComparator;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Random filters and orders bring what {@link FilterEvaluator} and {@link SortComparator} say. The
 * system property {@code muster.test.seed} repeats a run.
 */
interface SearchingLikeTheEvaluator extends RepositoryUnderTest {

  int USERS = 60;
  int MAX_DIFFERENCES = 10;

  /** How many random filters are tried in a run. */
  default int randomFilters() {
    return 500;
  }

  @Test
  default void search_randomFilters_matchWhatTheEvaluatorSays(TestReporter reporter) {
    long seed = seed(reporter);
    Random random = new Random(seed);
    TenantUsers users = newUsers();
    List<Value.Complex> described = addRandomUsers(users, random);
    RandomFilters filters = new RandomFilters(random, described);
    List<String> differences = new ArrayList<>();
    int selective = 0;
    for (int i = 0; i < randomFilters() && differences.size() < MAX_DIFFERENCES; i++) {
      String text = filters.next();
      Filter filter = Filter.parse(CoreSchemas.USER, text);
      List<String> expected =
          described.stream()
              .filter(user -> FilterEvaluator.matches(filter, user))
              .sorted(new SortComparator(Sort.BY_ID))
              .map(SearchingLikeTheEvaluator::id)
              .toList();
      if (!expected.isEmpty() && expected.size() < USERS) {
        selective++;
      }
      compare(text, expected, users.search(text, Sort.BY_ID, 1, USERS), differences);
    }
    assertEquals(List.of(), differences, () -> "seed " + seed);
    assertTrue(
        selective > randomFilters() / 2, "too few filters that tell resources apart; seed " + seed);
  }

  @Test
  default void search_randomSorts_orderAsTheComparatorSays(TestReporter reporter) {
    long seed = seed(reporter);
    Random random = new Random(seed);
    RandomText choice = new RandomText(random);
    TenantUsers users = newUsers();
    List<Value.Complex> described = addRandomUsers(users, random);
    RandomFilters filters = new RandomFilters(random, described);
    List<String> differences = new ArrayList<>();
    for (AttributePath path : SearchablePaths.SIMPLE) {
      for (boolean descending : List.of(false, true)) {
        Sort sort = new Sort(path, descending);
        String text = random.nextBoolean() ? filters.next() : "id pr";
        Filter filter = Filter.parse(CoreSchemas.USER, text);
        List<String> expected =
            described.stream()
                .filter(user -> FilterEvaluator.matches(filter, user))
                .sorted(new SortComparator(sort))
                .map(SearchingLikeTheEvaluator::id)
                .toList();
        int start = choice.of(List.of(1, 1, 2, 7, 30));
        int count = choice.of(List.of(1, 5, 25, USERS));
        List<String> page = expected.stream().skip(start - 1L).limit(count).toList();
        ResourcePage found = users.search(text, sort, start, count);
        String what = text + " by " + path + (descending ? " descending" : "") + " from " + start;
        compare(what, page, new ResourcePage(page.size(), found.resources()), differences);
        assertEquals(expected.size(), found.totalResults(), () -> what + ", seed " + seed);
      }
    }
    assertEquals(
        List.of(), differences.stream().limit(MAX_DIFFERENCES).toList(), () -> "seed " + seed);
  }

  private static List<Value.Complex> addRandomUsers(TenantUsers users, Random random) {
    RandomUsers drafts = new RandomUsers(random);
    List<Value.Complex> described = new ArrayList<>();
    for (int i = 0; i < USERS; i++) {
      var state = users.add(drafts.next(i));
      described.add(state.content().describe(state.id(), state.meta()));
    }
    return described;
  }

  private static void compare(
      String what, List<String> expected, ResourcePage page, List<String> differences) {
    List<String> found =
        page.resources().stream().map(FoundResource::id).map(Object::toString).toList();
    if (!found.equals(expected) || page.totalResults() != expected.size()) {
      List<String> missing = new ArrayList<>(expected);
      missing.removeAll(found);
      List<String> surplus = new ArrayList<>(found);
      surplus.removeAll(expected);
      differences.add(
          "%n%s: total %d instead of %d, missing %s, surplus %s%s"
              .formatted(
                  what,
                  page.totalResults(),
                  expected.size(),
                  missing,
                  surplus,
                  missing.isEmpty() && surplus.isEmpty() ? ", wrong order" : ""));
    }
  }

  private static String id(Value.Complex described) {
    return described.text("id").orElseThrow();
  }

  private static long seed(TestReporter reporter) {
    long seed = Long.getLong("muster.test.seed", System.nanoTime());
    reporter.publishEntry("seed", Long.toString(seed));
    return seed;
  }
}
