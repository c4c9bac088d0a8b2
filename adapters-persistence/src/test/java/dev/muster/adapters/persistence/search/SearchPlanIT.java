package dev.muster.adapters.persistence.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.persistence.LargeDirectory;
import dev.muster.adapters.persistence.Plan;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.PageStart;
import dev.muster.domain.query.Position;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which index serves the filters that identity providers send, the orders, and each step of a
 * cursor, among 200,000 users. Searches are planned for their values, so these are their plans.
 */
final class SearchPlanIT {

  private static final int PAGE = 100;

  /** The matches of a filter that are put in order; a hundredth of the users. */
  private static final int FEW = LargeDirectory.USERS / 100;

  /** Pages read for relations: of a page of users in five groups each, or of a large group. */
  private static final int RELATED = 4_000;

  /** What is searched, which index serves it, and the filter. */
  private static final String FILTERS =
      """
      User  | users_pk             | id eq "01900000-0000-7000-8000-000000077777"
      User  | users_user_name      | userName eq "USER77777@example.org"
      User  | users_user_name      | userName sw "user7777"
      User  | users_text           | userName co "77777"
      User  | users_external_id    | externalId eq "ext77777"
      User  | users_external_id    | externalId sw "ext7777"
      User  | users_display_name   | displayName eq "user 77777"
      User  | users_display_name   | displayName sw "user 7777"
      User  | users_text           | displayName co "r 77777"
      User  | users_family_name    | name.familyName eq "family777"
      User  | users_family_name    | name[familyName eq "family777"]
      User  | users_family_name    | name.familyName sw "family777"
      User  | users_text           | emails.value eq "user77777@example.org"
      User  | users_text           | emails eq "home77777@example.net"
      User  | users_text           | emails.value sw "user7777"
      User  | users_text           | emails.value co "77777"
      User  | users_text           | emails.value ew "77777@example.org"
      User  | users_text           | emails[type eq "work"].value eq "user77777@example.org"
      User  | users_text           | emails[type eq "work" and value eq "user77777@example.org"]
      User  | users_text           | emails[type eq "work"].value sw "user7777"
      User  | users_text           | emails[type eq "work"].value co "77777"
      User  | users_pk             | active eq true
      User  | users_inactive       | active eq false
      User  | users_last_modified  | meta.lastModified gt "2026-01-04T14:05:00Z"
      User  | users_last_modified  | meta.lastModified ge "2026-01-04T14:05:00Z"
      User  | users_last_modified  | meta.lastModified lt "2026-01-01T00:00:30Z"
      User  | group_members_pk     | groups.value eq "01900000-0000-7000-9000-000000000777"
      User  | group_members_pk     | groups eq "01900000-0000-7000-9000-000000000777"
      User  | users_user_name      | userName eq "user77777@example.org" and active eq true
      User  | users_user_name      | userName sw "user7777" and active eq true
      User  | users_external_id    | externalId eq "ext77777" and active eq false
      User  | users_text           | emails.value eq "user7@example.org" and userName co "user"
      User  | users_user_name      | userName eq "user7@example.org" and emails.value co "example"
      User  | users_family_name    | name.familyName eq "family777" and title eq "title8"
      User  | users_user_name      | userName eq "user7@example.org" or externalId eq "ext77777"
      User  | users_text           | userName eq "user7@example.org" or emails.value eq "home7@example.net"
      Group | groups_display_name  | displayName eq "group 777"
      Group | groups_display_name  | displayName sw "group 77"
      Group | groups_external_id   | externalId eq "ext778"
      Group | group_members_member | members.value eq "01900000-0000-7000-8000-000000077777"
      Group | group_members_member | members eq "01900000-0000-7000-8000-000000077777"
      Group | group_members_member | members[value eq "01900000-0000-7000-8000-000000077777"]
      Group | group_nesting_child  | members.value eq "01900000-0000-7000-9000-000000000777"
      Group | groups_display_name  | displayName eq "group 778" and externalId pr
      """;

  private final LargeDirectory directory = LargeDirectory.loaded();

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = FILTERS)
  void filter_isServedByItsIndex(String type, String index, String filter) throws Exception {
    ResourcePage page = search(type(type), filter, Sort.BY_ID, new PageStart.Index(1), PAGE);
    assertTrue(page.totalResults() > 0 || filter.contains(" and active eq false"), filter);
    Plan plan = directory.statements().takeAnalysis();
    plan.assertUses(index);
    plan.assertSortsAtMost(FEW);
    assertTrue(plan.buffers() < 2 * FEW, plan::text);
  }

  /** Whole resources with their relation, and what follows a place in the middle by a cursor. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = FILTERS)
  void filter_ofWholeResourcesBehindACursor_isServedByItsIndex(
      String type, String index, String filter) throws Exception {
    ResourceId middle =
        type.equals("User") ? LargeDirectory.user(50_000) : LargeDirectory.group(500);
    int found = 0;
    for (boolean backward : List.of(false, true)) {
      PageStart beside = new PageStart.Beside(new Position(null, middle, backward));
      Projection whole = Projection.standard(type(type));
      found += search(type(type), filter, Sort.BY_ID, beside, PAGE, whole).resources().size();
      Plan plan = directory.statements().takeAnalysis();
      plan.assertUses(index);
      plan.assertSortsAtMost(FEW);
      assertTrue(plan.buffers() < 2 * FEW + RELATED, plan::text);
      if (type.equals("User")) {
        plan.assertUsesOnce("group_members_member");
      }
    }
    assertTrue(found > 0 || filter.contains(" and active eq false"), filter);
  }

  /** Filters with more matches than a page shows, so that these are counted. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          User  | users_user_name      | userName sw "user7777"
          User  | users_external_id    | externalId sw "ext7777"
          User  | users_display_name   | displayName sw "user 7777"
          User  | users_family_name    | name.familyName eq "family777"
          User  | users_text           | userName co "7777"
          User  | users_text           | emails.value co "7777"
          User  | users_text           | emails[type eq "work"].value sw "user7777"
          User  | users_inactive       | active eq false
          User  | users_last_modified  | meta.lastModified gt "2026-01-04T14:05:00Z"
          User  | group_members_pk     | groups.value eq "01900000-0000-7000-9000-000000000777"
          User  | users_user_name      | userName sw "user7777" and active eq true
          Group | groups_display_name  | displayName sw "group 77"
          """)
  void total_thatThePageDoesNotProve_isCountedByTheIndexOfTheFilter(
      String type, String index, String filter) throws Exception {
    ResourcePage page = search(type(type), filter, Sort.BY_ID, new PageStart.Index(1), 2);
    assertTrue(page.totalResults() > 2, filter);
    List<Plan> plans = directory.statements().takeAnalyses();
    assertEquals(2, plans.size());
    Plan count = plans.getLast();
    count.assertUses(index);
    count.assertSortsAtMost(FEW);
    assertTrue(count.buffers() < 2 * FEW, count::text);
  }

  /** All of a group of 100,000 and its subgroups: what matches is half of the tenant. */
  @ParameterizedTest
  @CsvSource({"1", "2"})
  void filterByAGreatGroup_readsNoUsersAsAWhole(int startIndex) throws Exception {
    String filter = "groups.value eq \"" + LargeDirectory.BIG_GROUP + "\"";
    search(CoreSchemas.USER, filter, Sort.BY_ID, new PageStart.Index(startIndex), PAGE);
    directory.statements().takeAnalysis().assertUses("group_members_pk");
  }

  /**
   * @param key of a resource in the middle
   * @param absent whether some resources have none
   */
  @ParameterizedTest
  @CsvSource({
    "User, id, users_pk, '', false",
    "User, userName, users_user_name, user55555@example.org, false",
    "User, externalId, users_external_id, ext55555, true",
    "User, displayName, users_display_name, user 55555, true",
    "User, name.familyName, users_family_name, family2222, true",
    "User, meta.lastModified, users_last_modified, 2026-01-02 03:46:40+00, false",
    "Group, id, groups_pk, '', false",
    "Group, displayName, groups_display_name, group 3000, false",
    "Group, externalId, groups_external_id, ext3000, true"
  })
  void order_isServedByItsIndexOnEveryPage(
      String type, String by, String index, String key, boolean absent) throws Exception {
    ResourceId middle =
        type.equals("User") ? LargeDirectory.user(99_999) : LargeDirectory.group(3_000);
    for (String order : List.of("ascending", "descending")) {
      Sort sort = Sort.parse(type(type), by, order);
      search(type(type), sort, new PageStart.Index(1), PAGE);
      assertInOrder(index);
      long first = walk(type(type), sort, index, null);
      List<Position> positions = new ArrayList<>();
      for (boolean backward : List.of(false, true)) {
        positions.add(new Position(key.isEmpty() ? null : key, middle, backward));
        if (absent) {
          positions.add(new Position(null, middle, backward));
        }
      }
      positions.add(beforeLast(type(type), sort));
      positions.add(turned(afterFirst(type(type), sort)));
      for (Position position : positions) {
        long pages = walk(type(type), sort, index, position);
        assertTrue(
            pages <= first * 1.5, () -> sort + " at " + position + ": " + pages + " for " + first);
      }
    }
  }

  /** The pages of the database that one step reads; it brings as many resources as asked for. */
  private long walk(ResourceType type, Sort sort, String index, @Nullable Position position)
      throws Exception {
    ResourcePage page = search(type, sort, new PageStart.Beside(position), PAGE);
    assertEquals(PAGE, page.resources().size());
    return assertInOrder(index).buffers();
  }

  private Plan assertInOrder(String index) throws Exception {
    Plan plan = directory.statements().takeAnalysis();
    plan.assertUses(index);
    // At the end of the list, where few are left, sorting them may be cheaper.
    plan.assertSortsAtMost(2 * PAGE + 2);
    return plan;
  }

  /** Behind the resource that the first page does not show any more. */
  private Position afterFirst(ResourceType type, Sort sort) {
    ResourcePage page = search(type, sort, new PageStart.Beside(null), PAGE + 1);
    return Objects.requireNonNull(page.next());
  }

  /** Before the last page. */
  private Position beforeLast(ResourceType type, Sort sort) {
    return afterFirst(type, new Sort(sort.path(), !sort.descending()));
  }

  private static Position turned(Position position) {
    return new Position(position.key(), position.id(), !position.backward());
  }

  private ResourcePage search(ResourceType type, Sort sort, PageStart start, int count) {
    return search(type, null, sort, start, count);
  }

  private ResourcePage search(
      ResourceType type, @Nullable String filter, Sort sort, PageStart start, int count) {
    Projection narrow = Projection.of(type, List.of("displayName"), List.of());
    return search(type, filter, sort, start, count, narrow);
  }

  private ResourcePage search(
      ResourceType type,
      @Nullable String filter,
      Sort sort,
      PageStart start,
      int count,
      Projection projection) {
    ResourceRepository repository =
        type.equals(CoreSchemas.GROUP)
            ? directory.persistence().groups()
            : directory.persistence().users();
    Filter parsed = filter == null ? null : Filter.parse(type, filter);
    directory.statements().forget();
    return repository.search(
        LargeDirectory.TENANT, new ResourceQuery(parsed, sort, start, count, projection));
  }

  private static ResourceType type(String name) {
    return name.equals("Group") ? CoreSchemas.GROUP : CoreSchemas.USER;
  }
}
