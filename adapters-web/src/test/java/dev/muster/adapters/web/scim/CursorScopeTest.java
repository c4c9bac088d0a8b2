package dev.muster.adapters.web.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.muster.domain.filter.Filter;
import dev.muster.domain.query.Sort;
import dev.muster.domain.schema.CoreSchemas;
import org.junit.jupiter.api.Test;

class CursorScopeTest {

  private static CursorScope scope(String filter, String sortBy, String sortOrder) {
    return CursorScope.of(
        "User",
        Filter.parse(CoreSchemas.USER, filter),
        Sort.parse(CoreSchemas.USER, sortBy, sortOrder),
        10,
        "userName");
  }

  @Test
  void of_sameQuerySpelledAnotherWay_isTheSame() {
    assertEquals(
        scope("userName eq \"a\" and title pr", "name.familyName", "descending"),
        scope(
            "(USERNAME Eq \"\\u0061\")  AND (title PR)",
            "urn:ietf:params:scim:schemas:core:2.0:User:NAME.FAMILYNAME",
            "DESCENDING"));
  }

  @Test
  void of_anotherQuery_isAnother() {
    CursorScope one = scope("userName eq \"a\"", "userName", "ascending");
    assertNotEquals(one, scope("userName eq \"b\"", "userName", "ascending"));
    assertNotEquals(one, scope("userName ne \"a\"", "userName", "ascending"));
    assertNotEquals(one, scope("userName eq \"a\"", "title", "ascending"));
    assertNotEquals(one, scope("userName eq \"a\"", "userName", "descending"));
  }

  @Test
  void of_noFilter_isEmptyText() {
    assertEquals(
        new CursorScope("", "", "id", false, 5, ""), CursorScope.of("", null, Sort.BY_ID, 5, ""));
  }
}
