package dev.muster.domain.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.domain.error.InvalidRequest.Reason;
import dev.muster.domain.error.Refusal;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.SampleSchemas;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parameters sortBy and sortOrder (RFC 7644 §3.4.2.3). */
class SortTest {

  private static final String ENTERPRISE = CoreSchemas.ENTERPRISE_USER_URN;

  @ParameterizedTest
  @CsvSource({
    "userName, userName",
    "USERNAME, userName",
    "name.familyName, name.familyName",
    "id, id",
    "externalId, externalId",
    "active, active",
    "meta.lastModified, meta.lastModified",
    "emails, emails.value",
    "emails.type, emails.type",
    "groups, groups.value",
    "photos, photos.value",
    "schemas, schemas",
    "urn:ietf:params:scim:schemas:core:2.0:User:displayName, displayName",
    ENTERPRISE + ":department, " + ENTERPRISE + ":department",
    ENTERPRISE + ":manager.value, " + ENTERPRISE + ":manager.value"
  })
  void parse_attribute_isFound(String by, String path) {
    Sort sort = Sort.parse(CoreSchemas.USER, by, null);
    assertEquals(path, sort.path().toString());
    assertEquals(false, sort.descending());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing",
        "name",
        "meta",
        "addresses",
        "password",
        "meta.location",
        "department",
        "userName.value",
        "userName,id",
        ENTERPRISE,
        ENTERPRISE + ":manager"
      })
  void parse_attributeThatGivesNoOrder_isInvalidValue(String by) {
    Refusal.of(Reason.INVALID_VALUE, () -> Sort.parse(CoreSchemas.USER, by, null));
  }

  @Test
  void parse_partThatIsNeverReturned_isInvalidValue() {
    Refusal.of(
        Reason.INVALID_VALUE, () -> Sort.parse(SampleSchemas.DEVICE, "place.doorCode", null));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"ascending", "Ascending", "ASCENDING"})
  void parse_ascending_isTheDefault(@Nullable String order) {
    assertEquals(false, Sort.parse(CoreSchemas.USER, "userName", order).descending());
  }

  @ParameterizedTest
  @ValueSource(strings = {"descending", "Descending", "DESCENDING"})
  void parse_descending_inAnyCase(String order) {
    assertEquals(true, Sort.parse(CoreSchemas.USER, "userName", order).descending());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "asc", "desc", "down", " descending"})
  void parse_otherOrder_isInvalidValue(String order) {
    Refusal.of(Reason.INVALID_VALUE, () -> Sort.parse(CoreSchemas.USER, "userName", order));
  }

  @Test
  void byId_isAscending() {
    assertEquals(Sort.parse(CoreSchemas.USER, "id", "ascending"), Sort.BY_ID);
  }
}
