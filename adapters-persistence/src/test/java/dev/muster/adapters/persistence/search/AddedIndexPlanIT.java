package dev.muster.adapters.persistence.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.persistence.LargeDirectory;
import dev.muster.adapters.persistence.Plan;
import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.application.port.out.IndexCatalog;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.index.IndexPurpose;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.PageStart;
import dev.muster.domain.query.Position;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.schema.CoreSchemas;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was added serves the statements as they are, among 200,000 users. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AddedIndexPlanIT {

  private static final AttributePath NICK_NAME = path("nickName");
  private static final AttributePath ROLES = path("roles.value");

  private final LargeDirectory directory = LargeDirectory.loaded();
  private final IndexCatalog catalog = directory.persistence().indexes();

  private static AttributePath path(String text) {
    return AttributePath.resolve(CoreSchemas.USER, text).orElseThrow();
  }

  @BeforeAll
  void add() {
    catalog.build(CoreSchemas.USER, NICK_NAME, IndexPurpose.COMPARING);
    catalog.build(CoreSchemas.USER, NICK_NAME, IndexPurpose.CONTAINING);
    catalog.build(CoreSchemas.USER, ROLES, IndexPurpose.COMPARING);
    TestDatabase.run(directory.settings(), "analyze users");
  }

  @AfterAll
  void drop() {
    catalog.drop("User", "nickName", IndexPurpose.COMPARING);
    catalog.drop("User", "nickName", IndexPurpose.CONTAINING);
    catalog.drop("User", "roles.value", IndexPurpose.COMPARING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1  | nickName eq "nick77777"
          11 | nickName sw "NICK7777"
          1  | nickName gt "nick99998"
          2  | nickName le "nick10"
          1  | nickName co "k77777"
          10 | roles.value eq "role777"
          10 | roles eq "ROLE777"
          10 | roles[value eq "role777" and primary ne true]
          1  | nickName eq "nick77777" and active pr
          2  | nickName eq "nick77777" or userName eq "user1@example.org"
          11 | nickName eq "nick77777" or roles.value eq "role777"
          """)
  void filter_isServedByTheAddedIndex(long matches, String filter) throws Exception {
    assertEquals(matches, search(filter, Sort.BY_ID, new PageStart.Index(1)).totalResults());
    Plan plan = directory.statements().takeAnalysis();
    plan.assertUses("added_users_[0-9a-f]{16}");
    plan.assertSortsAtMost(LargeDirectory.USERS / 100);
  }

  @Test
  void walkByCursor_isServedInOrder() throws Exception {
    for (String order : List.of("ascending", "descending")) {
      Sort sort = Sort.parse(CoreSchemas.USER, "nickName", order);
      long first = walk(sort, null);
      Position position = new Position("nick55555", LargeDirectory.user(55_555), false);
      assertTrue(walk(sort, position) <= first * 1.5);
    }
  }

  private long walk(Sort sort, @Nullable Position position) throws Exception {
    ResourcePage page = search(null, sort, new PageStart.Beside(position));
    assertEquals(100, page.resources().size());
    Plan plan = directory.statements().takeAnalysis();
    plan.assertUses("added_users_[0-9a-f]{16}");
    plan.assertSortsAtMost(0);
    return plan.buffers();
  }

  private ResourcePage search(@Nullable String filter, Sort sort, PageStart start) {
    directory.statements().forget();
    return directory
        .persistence()
        .users()
        .search(
            LargeDirectory.TENANT,
            new ResourceQuery(
                filter == null ? null : Filter.parse(CoreSchemas.USER, filter),
                sort,
                start,
                100,
                Projection.of(CoreSchemas.USER, List.of("displayName"), List.of())));
  }
}
