package dev.muster.adapters.cache.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.PageStart;
import dev.muster.domain.query.Position;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.CoreSchemas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which requests share a cached page, and which must not. */
final class QueryKeyTest {

  private static final TenantId TENANT = new TenantId(1);
  private static final String NAMED = "userName eq \"ada\"";
  private static final Sort BY_NAME = sort("userName", null);
  private static final PageStart FIRST = new PageStart.Index(1);
  private static final Projection ALL = Projection.standard(CoreSchemas.USER);
  private static final ResourceId ID =
      ResourceId.parse("01890000-0000-7000-8000-000000000000").orElseThrow();
  private static final ResourceId OTHER_ID =
      ResourceId.parse("01890000-0000-7000-8000-000000000001").orElseThrow();

  private static Sort sort(String by, @Nullable String order) {
    return Sort.parse(CoreSchemas.USER, by, order);
  }

  private static Projection only(String... attributes) {
    return Projection.of(CoreSchemas.USER, List.of(attributes), List.of());
  }

  private static Projection without(String... attributes) {
    return Projection.of(CoreSchemas.USER, List.of(), List.of(attributes));
  }

  private static QueryKey key(
      @Nullable String filter, Sort sort, PageStart start, int count, Projection projection) {
    Filter parsed = filter == null ? null : Filter.parse(CoreSchemas.USER, filter);
    return QueryKey.of(TENANT, new ResourceQuery(parsed, sort, start, count, projection));
  }

  private static QueryKey key(String filter) {
    return key(filter, BY_NAME, FIRST, 10, ALL);
  }

  private static QueryKey beside(@Nullable Position position) {
    return key(NAMED, BY_NAME, new PageStart.Beside(position), 10, ALL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          userName eq "ada"            | USERNAME eq "ada"
          userName eq "ada"            | userName EQ "ada"
          userName eq "ada"            | urn:ietf:params:scim:schemas:core:2.0:User:userName eq "ada"
          userName eq "ada"            | URN:IETF:params:scim:schemas:core:2.0:user:username Eq "ada"
          userName eq "ada"            | (userName eq "ada")
          userName eq "ada"            | ((  userName eq "ada" ))
          userName eq "ada"            | userName eq "\\u0061d\\u0061"
          title pr and not (active eq true) | TITLE PR AND NOT (ACTIVE EQ TRUE)
          title pr and not (active eq true) | (title pr) and  not ((active eq true))
          title pr and active eq true or userName pr | (title pr and active eq true) or userName pr
          emails eq "a"                | emails.value eq "a"
          emails[type eq "work"]       | EMAILS[ Type EQ "work" ]
          """)
  void key_ofOneFilterSpelledInTwoWays_isTheSame(String one, String other) {
    assertEquals(key(one), key(other));
  }

  @Test
  void key_ofWhatElseIsSpelledInTwoWays_isTheSame() {
    assertEquals(
        key(NAMED, sort("NAME.familyname", "Ascending"), FIRST, 10, ALL),
        key(NAMED, sort("name.familyName", null), FIRST, 10, ALL));
    assertEquals(
        key(NAMED, BY_NAME, FIRST, 10, only("title", "userName")),
        key(NAMED, BY_NAME, FIRST, 10, only("USERNAME", "title", "title")));
    assertEquals(
        key(NAMED, BY_NAME, new PageStart.Index(-1), 1_000, ALL),
        key(NAMED, BY_NAME, FIRST, 5_000, ALL));
  }

  /** Each with each of the others. */
  @Test
  void key_ofWhatDiffersInAnything_isAnother() {
    Position position = new Position("ada", ID, false);
    Map<QueryKey, String> known = new HashMap<>();
    List<String> same = new ArrayList<>();
    Map.ofEntries(
            Map.entry("the page", key(NAMED)),
            Map.entry("value", key("userName eq \"bob\"")),
            Map.entry("space in the value", key("userName eq \"ada \"")),
            Map.entry("exact value", key("externalId eq \"ada\"")),
            Map.entry("case of the value", key("externalId eq \"Ada\"")),
            Map.entry("operator", key("userName ne \"ada\"")),
            Map.entry("attribute", key("nickName eq \"ada\"")),
            Map.entry("more", key(NAMED + " and title pr")),
            Map.entry("either", key(NAMED + " or title pr")),
            Map.entry("not", key("not (" + NAMED + ")")),
            Map.entry("precedence", key("(" + NAMED + " or title pr) and active eq true")),
            Map.entry("other precedence", key(NAMED + " or title pr and active eq true")),
            Map.entry("text", key("userName eq \"true\"")),
            Map.entry("quotes", key("userName eq \"ada\\\" or userName eq \\\"bob\"")),
            Map.entry("no quotes", key("userName eq \"ada\" or userName eq \"bob\"")),
            Map.entry("one value of several", key("emails[type eq \"a\" and value eq \"b\"]")),
            Map.entry("any values", key("emails.type eq \"a\" and emails.value eq \"b\"")),
            Map.entry("no filter", key(null, BY_NAME, FIRST, 10, ALL)),
            Map.entry("sort", key(NAMED, sort("title", null), FIRST, 10, ALL)),
            Map.entry("order", key(NAMED, sort("userName", "descending"), FIRST, 10, ALL)),
            Map.entry("by id", key(NAMED, Sort.BY_ID, FIRST, 10, ALL)),
            Map.entry("count", key(NAMED, BY_NAME, FIRST, 11, ALL)),
            Map.entry("none", key(NAMED, BY_NAME, FIRST, 0, ALL)),
            Map.entry("start", key(NAMED, BY_NAME, new PageStart.Index(11), 10, ALL)),
            Map.entry("digits", key(NAMED, BY_NAME, new PageStart.Index(1), 1, ALL)),
            Map.entry("more digits", key(NAMED, BY_NAME, new PageStart.Index(11), 1, ALL)),
            Map.entry("walk", beside(null)),
            Map.entry("cursor", beside(position)),
            Map.entry("way back", beside(new Position("ada", ID, true))),
            Map.entry("other cursor", beside(new Position("bob", ID, false))),
            Map.entry("absent key", beside(new Position(null, ID, false))),
            Map.entry("empty key", beside(new Position("", ID, false))),
            Map.entry("id of the cursor", beside(new Position("ada", OTHER_ID, false))),
            Map.entry("attributes", key(NAMED, BY_NAME, FIRST, 10, only("userName"))),
            Map.entry("others", key(NAMED, BY_NAME, FIRST, 10, only("title"))),
            Map.entry("more of them", key(NAMED, BY_NAME, FIRST, 10, only("userName", "title"))),
            Map.entry("sub-attribute", key(NAMED, BY_NAME, FIRST, 10, only("name.familyName"))),
            Map.entry("all but one", key(NAMED, BY_NAME, FIRST, 10, without("title"))),
            Map.entry("all but another", key(NAMED, BY_NAME, FIRST, 10, without("groups"))))
        .forEach(
            (name, key) -> {
              String other = known.put(key, name);
              if (other != null) {
                same.add(name + " as " + other);
              }
            });
    assertEquals(List.of(), same);
  }

  @Test
  void key_inAnotherTenant_isAnother() {
    ResourceQuery query = new ResourceQuery(null, Sort.BY_ID, FIRST, 10, ALL);
    assertNotEquals(QueryKey.of(TENANT, query), QueryKey.of(new TenantId(2), query));
    assertNotEquals(QueryKey.of(TENANT, query).text(), QueryKey.of(new TenantId(2), query).text());
  }

  @Test
  void text_holdsNoValueOfTheFilter_andIsTheKeyAgain() {
    QueryKey key = key("userName eq \"ruth\"");
    assertFalse(key.text().contains("ruth"), key.text());
    assertEquals(key, CacheKey.parse(QueryKey.class, key.text()));
  }
}
