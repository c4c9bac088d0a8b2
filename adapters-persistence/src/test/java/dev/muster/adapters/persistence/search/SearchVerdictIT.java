package dev.muster.adapters.persistence.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.persistence.LargeDirectory;
import dev.muster.application.port.plan.PlanBasis;
import dev.muster.application.port.plan.PlanVerdict;
import dev.muster.application.port.plan.PlannedStatement;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of searches among 200,000 users, by the plans for their values and for any. */
final class SearchVerdictIT {

  private static final Pattern LITERAL = Pattern.compile("\"([^\"]+)\"");

  private final LargeDirectory directory = LargeDirectory.loaded();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          User  | users_pk             | id eq "01900000-0000-7000-8000-000000077777"
          User  | users_user_name      | userName eq "USER77777@example.org"
          User  | users_user_name      | userName sw "user7777"
          User  | users_text           | userName co "77777"
          User  | users_external_id    | externalId eq "ext77777"
          User  | users_display_name   | displayName eq "user 77777"
          User  | users_family_name    | name.familyName sw "family777"
          User  | users_text           | emails.value eq "user77777@example.org"
          User  | users_text           | emails[type eq "work"].value co "77777"
          User  | users_inactive       | active eq false
          User  | users_last_modified  | meta.lastModified gt "2026-01-04T14:05:00Z"
          User  | group_members_pk     | groups.value eq "01900000-0000-7000-9000-000000000777"
          User  | users_user_name      | userName eq "user7@example.org" or externalId eq "ext77777"
          User  | users_family_name    | name.familyName eq "family777" and title eq "title8"
          Group | groups_display_name  | displayName sw "group 77"
          Group | group_members_member | members.value eq "01900000-0000-7000-8000-000000077777"
          Group | group_nesting_child  | members.value eq "01900000-0000-7000-9000-000000000777"
          """)
  void filterWithIndex_isSaidToBeServedByIt(String type, String index, String filter) {
    for (PlanBasis basis : List.of(PlanBasis.THESE_VALUES, PlanBasis.RUN)) {
      for (PlannedStatement statement : explain(type(type), filter, "id", basis)) {
        // One that has only rows that match is read as it is.
        PlanVerdict.Reach expected =
            index.equals("users_inactive") ? PlanVerdict.Reach.IN_ORDER : PlanVerdict.Reach.SOME;
        assertEquals(expected, reach(statement, index), statement::plan);
        assertFalse(statement.looksAtAll(), statement::plan);
        assertHides(statement, filter);
      }
    }
  }

  private static PlanVerdict.@Nullable Reach reach(PlannedStatement statement, String index) {
    return statement.verdict().indexes().stream()
        .filter(use -> use.index().equals(index))
        .map(PlanVerdict.IndexUse::reach)
        .findFirst()
        .orElse(null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          User  | title eq "title7"
          User  | title ew "itle7"
          User  | userName co "r7"
          User  | not (userName eq "user7@example.org")
          User  | roles.value eq "role777"
          User  | addresses.locality pr
          User  | userName eq "user7@example.org" or title eq "title7"
          User  | meta.created lt "2026-01-01T00:00:30Z"
          Group | displayName ew "p 777"
          """)
  void filterWithoutIndex_isSaidToLookAtAll(String type, String filter) {
    // Run, it may take longer than a search may: all documents are read.
    for (PlanBasis basis : List.of(PlanBasis.ANY_VALUES, PlanBasis.THESE_VALUES)) {
      for (PlannedStatement statement : explain(type(type), filter, "id", basis)) {
        assertTrue(statement.looksAtAll(), statement::plan);
        assertHides(statement, filter);
      }
    }
  }

  @Test
  void count_ofAnUnindexedFilter_isASequentialScan() {
    PlannedStatement count =
        explain(CoreSchemas.USER, "title eq \"title7\"", "id", PlanBasis.RUN).getLast();
    assertEquals(List.of("users"), count.verdict().wholeTables(), count.plan());
    assertEquals(List.of("All of users is read (sequential scan)."), count.verdict().sentences());
    assertTrue(count.plan().contains("Filter: "), count.plan());
    assertTrue(count.plan().contains("buffers "), count.plan());
  }

  @Test
  void order_withAndWithoutIndex_isInOrderOrSorted() {
    PlannedStatement served =
        explain(CoreSchemas.USER, null, "userName", PlanBasis.ANY_VALUES).getFirst();
    assertEquals(PlanVerdict.Reach.IN_ORDER, reach(served, "users_user_name"), served::plan);
    assertEquals(
        List.of("Index users_user_name brings users in order."), served.verdict().sentences());
    for (PlanBasis basis : PlanBasis.values()) {
      PlannedStatement sorted = explain(CoreSchemas.USER, null, "nickName", basis).getFirst();
      assertTrue(sorted.verdict().sortsMany(), sorted::plan);
    }
  }

  @Test
  void lookup_forAnyValues_usesItsKeyWithoutBeingRun() {
    PlannedStatement lookup =
        explain(CoreSchemas.USER, "userName eq \"user7@example.org\"", "id", PlanBasis.ANY_VALUES)
            .getFirst();
    assertEquals(PlanVerdict.Reach.SOME, reach(lookup, "users_user_name"), lookup::plan);
    assertTrue(lookup.sql().contains("user_name_key = $2"), lookup.sql());
    assertTrue(lookup.plan().contains("(user_name_key = $2)"), lookup.plan());
    assertFalse(lookup.plan().contains("took"), lookup.plan());
  }

  private static void assertHides(PlannedStatement statement, String filter) {
    String shown = statement.sql() + statement.plan() + statement.verdict();
    LITERAL
        .matcher(filter)
        .results()
        .map(found -> found.group(1))
        // Which is a constant of the mapping, too, for the index of its own.
        .filter(literal -> !literal.equals("work"))
        .forEach(
            literal ->
                assertFalse(
                    shown.toLowerCase(Locale.ROOT).contains(literal.toLowerCase(Locale.ROOT)),
                    shown));
  }

  private List<PlannedStatement> explain(
      ResourceType type, @Nullable String filter, String sortBy, PlanBasis basis) {
    return directory
        .persistence()
        .searchPlans()
        .explain(
            LargeDirectory.TENANT,
            type,
            new ResourceQuery(
                filter == null ? null : Filter.parse(type, filter),
                Sort.parse(type, sortBy, null),
                1,
                100,
                Projection.of(type, List.of("displayName"), List.of())),
            basis);
  }

  private static ResourceType type(String name) {
    return name.equals("Group") ? CoreSchemas.GROUP : CoreSchemas.USER;
  }
}
