package dev.muster.domain.filter;

import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.object;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.SampleSchemas;
import dev.muster.domain.value.Value;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a filter means for a resource; the text of {@link Filter} in examples. */
class FilterEvaluatorTest {

  private static final Value.Complex DEVICE =
      object(
          "serial",
          "S1",
          "floor",
          -3,
          "weight",
          new BigDecimal("2.50"),
          "tags",
          list("new", "Red"),
          "place",
          object("building", "East", "room", "12"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          emails.type eq "home"     | true
          emails.type eq "other"    | false
          emails eq "ada@home.example" | true
          emails co "home"          | true
          emails.type ne "work"     | true
          emails.value ne "ada@work.example" | true
          emails.display ne "x"     | true
          emails.type eq null       | false
          emails.display eq null    | true
          not (emails.type eq "home") | false
          emails.type eq "work" and emails.value eq "ada@home.example" | true
          emails[type eq "work" and value eq "ada@home.example"] | false
          emails[type eq "home" and value eq "ada@home.example"] | true
          emails[type eq "home"].value eq "ada@home.example" | true
          emails[type eq "work"].value eq "ada@home.example" | false
          emails[type eq "home" or value sw "ada@old"].value ew "old.example" | true
          emails[not (type pr)]     | true
          emails[not (value pr)]    | false
          emails[type ne "work" and type ne "home"] | true
          emails[primary eq true and type eq "work"] | true
          emails[primary eq true and type eq "home"] | false
          roles.value pr            | false
          roles.value ne "x"        | true
          roles pr                  | true
          schemas eq "urn:ietf:params:scim:schemas:core:2.0:User" | true
          schemas eq "urn:ietf:params:scim:schemas:core:2.0:Group" | false
          """)
  void matches_multiValued_holdsIfItDoesForAnyElement(String filter, boolean expected) {
    assertEquals(expected, Ada.matches(filter));
  }

  @ParameterizedTest
  @CsvSource({
    "department eq \"engines\", true",
    "department ne \"engines\", false",
    "division ne \"x\", true",
    "division pr, false",
    "manager pr, true",
    "manager.value eq \"m-7\", true",
    "manager.value eq \"M-7\", false",
    "manager[value eq \"m-7\" and not (displayName pr)], true"
  })
  void matches_extension_isReached(String filter, boolean expected) {
    String qualified = CoreSchemas.ENTERPRISE_USER_URN + ":" + filter;
    assertEquals(expected, Ada.matches(qualified));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          meta.created eq "2024-02-29T12:00:00.123Z"      | true
          meta.created eq "2024-02-29T13:00:00.1239+01:00" | true
          meta.created eq "2024-02-29T12:00:00Z"          | false
          meta.created ne "2024-02-29T12:00:00Z"          | true
          meta.created gt "2024-02-29T12:00:00.122Z"      | true
          meta.created gt "2024-02-29T12:00:00.123Z"      | false
          meta.created ge "2024-02-29T12:00:00.123Z"      | true
          meta.created lt "2024-02-29T12:00:00.123Z"      | false
          meta.created le "2024-02-29T12:00:00.123Z"      | true
          meta.lastModified gt "2025-01-01T00:00:00Z"     | true
          meta.lastModified lt "2025-01-01T00:00:00Z"     | false
          meta.resourceType eq "User"                     | true
          meta.resourceType eq "user"                     | false
          meta.version eq "W/\\"3\\""                     | true
          meta[created lt "2025-01-01T00:00:00Z" and lastModified gt "2025-01-01T00:00:00Z"] | true
          id eq "01890a5d-ac96-774b-bcce-b302099a8057"    | true
          id eq "01890A5D-AC96-774B-BCCE-B302099A8057"    | false
          """)
  void matches_metadata_isReached(String filter, boolean expected) {
    assertEquals(expected, Ada.matches(filter));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          active eq true            | true
          active eq false           | false
          active ne false           | true
          active ne true            | false
          emails.primary eq false   | false
          emails.primary ne true    | true
          title pr or active eq true and locale pr | false
          active eq true or title pr and locale pr | true
          (active eq true or title pr) and locale pr | false
          not (active eq true or title pr) | false
          not (active eq true and title pr) | true
          """)
  void matches_logic_isTwoValued(String filter, boolean expected) {
    assertEquals(expected, Ada.matches(filter));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          floor eq -3               | true
          floor eq -3.0             | true
          floor gt -10              | true
          floor lt 3                | true
          floor ge -2.999           | false
          floor ne -3               | false
          weight eq 2.5             | true
          weight eq 25e-1           | true
          weight lt 10              | true
          weight le 2.4999999999999999999999 | false
          tags eq "red"             | true
          tags ne "new"             | true
          tags pr                   | true
          tags eq "blue"            | false
          installed pr              | false
          installed ne "2024-01-01T00:00:00Z" | true
          place[building eq "east" and room eq "12"] | true
          """)
  void matches_customSchema_comparesNumbersByTheirValue(String filter, boolean expected) {
    assertEquals(
        expected, FilterEvaluator.matches(Filter.parse(SampleSchemas.DEVICE, filter), DEVICE));
  }
}
