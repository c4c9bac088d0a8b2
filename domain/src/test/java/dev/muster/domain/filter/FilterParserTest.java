package dev.muster.domain.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.SampleSchemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What RFC 7644 §3.4.2.2 and identity providers write, and the normal form of it. */
class FilterParserTest {

  private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User:";
  private static final String ENTERPRISE =
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          userName eq "ada"                        | userName eq "ada"
          userName ne "ada"                        | userName ne "ada"
          name.familyName co "O"                   | name.familyName co "O"
          userName sw "J"                          | userName sw "J"
          userName ew ".org"                       | userName ew ".org"
          title pr                                 | title pr
          title gt "M"                             | title gt "M"
          title ge "M"                             | title ge "M"
          title lt "M"                             | title lt "M"
          title le "M"                             | title le "M"
          active eq true                           | active eq true
          active ne false                          | active ne false
          meta.lastModified ge "2024-02-29T12:00:00Z" | meta.lastModified ge "2024-02-29T12:00:00.000Z"
          meta.created lt "2024-02-29T13:00:00+01:00" | meta.created lt "2024-02-29T12:00:00.000Z"
          meta.version eq "W/\\"3\\""              | meta.version eq "W/\\"3\\""
          schemas eq "urn:example:x"               | schemas eq "urn:example:x"
          groups.value eq "g1"                     | groups.value eq "g1"
          profileUrl sw "https://"                 | profileUrl sw "https://"
          x509Certificates.value eq "AA=="         | x509Certificates.value eq "AA=="
          emails co "example.com"                  | emails.value co "example.com"
          emails pr                                | emails pr
          name pr                                  | name pr
          title eq null                            | not (title pr)
          title ne null                            | title pr
          emails eq null                           | not (emails.value pr)
          """)
  void parse_operator_isUnderstood(String filter, String normal) {
    assertNormal(filter, normal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          title pr and userType pr or locale pr    | (title pr and userType pr) or locale pr
          title pr or userType pr and locale pr    | title pr or (userType pr and locale pr)
          title pr and (userType pr or locale pr)  | title pr and (userType pr or locale pr)
          title pr and userType pr and locale pr   | title pr and userType pr and locale pr
          title pr or userType pr or locale pr     | title pr or userType pr or locale pr
          title pr and (userType pr and locale pr) | title pr and (userType pr and locale pr)
          id pr or title pr and locale pr or userType pr | id pr or (title pr and locale pr) or userType pr
          not (title pr) and locale pr             | not (title pr) and locale pr
          not (title pr and locale pr)             | not (title pr and locale pr)
          not (title pr or locale pr) or id pr     | not (title pr or locale pr) or id pr
          not (not (title pr))                     | not (not (title pr))
          (title pr)                               | title pr
          (((title pr)) and ((locale pr)))         | title pr and locale pr
          title pr and not (emails[type eq "work" or primary eq true]) | title pr and not (emails[type eq "work" or primary eq true])
          """)
  void parse_logicalOperators_andBindsTighterThanOr(String filter, String normal) {
    assertNormal(filter, normal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          emails[type eq "work" and value co "@x"] | emails[type eq "work" and value co "@x"]
          emails[not (type eq "work")]             | emails[not (type eq "work")]
          emails[type eq "work"] and active eq true | emails[type eq "work"] and active eq true
          name[familyName sw "L"]                  | name[familyName sw "L"]
          emails[type eq "work"].value eq "x"      | emails[type eq "work" and value eq "x"]
          emails[type eq "a" or primary eq true].value sw "x" | emails[(type eq "a" or primary eq true) and value sw "x"]
          emails[type eq "a" and primary eq true].value pr | emails[type eq "a" and primary eq true and value pr]
          addresses[type eq "work"].country eq null | addresses[type eq "work" and not (country pr)]
          EMAILS[TYPE EQ "work"].VALUE SW "x"      | emails[type eq "work" and value sw "x"]
          emails [ type eq "work" ]                | emails[type eq "work"]
          """)
  void parse_valuePath_appliesToOneElement(String filter, String normal) {
    assertNormal(filter, normal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          USERNAME EQ "Ada"                        | userName eq "Ada"
          Name.FAMILYNAME Co "x"                   | name.familyName co "x"
          title PR AND locale Pr OR NOT (id pR)    | (title pr and locale pr) or not (id pr)
          active eq TRUE                           | active eq true
          title eq NULL                            | not (title pr)
          title eq "a\\tb\\u001f"                    | title eq "a\\u0009b\\u001f"
          """)
  void parse_namesAndOperators_inAnyCase(String filter, String normal) {
    assertNormal(filter, normal);
  }

  @Test
  void parse_urnQualifiedPath_inAnyCase() {
    assertNormal(CORE + "userName sw \"J\"", "userName sw \"J\"");
    assertNormal(
        "URN:IETF:params:scim:SCHEMAS:core:2.0:USER:name.givenName pr", "name.givenName pr");
    assertNormal(CORE + "emails[type eq \"work\"]", "emails[type eq \"work\"]");
    assertNormal(ENTERPRISE + "department eq \"R&D\"", ENTERPRISE + "department eq \"R&D\"");
    assertNormal(
        "URN:ietf:params:scim:schemas:extension:ENTERPRISE:2.0:user:MANAGER.displayname pr",
        ENTERPRISE + "manager.displayName pr");
    assertNormal(ENTERPRISE + "manager[value eq \"7\"]", ENTERPRISE + "manager[value eq \"7\"]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          userName eq ada@example.com              | userName eq "ada@example.com"
          userName eq 42                           | userName eq "42"
          userName eq true                         | userName eq "true"
          userName eq "null"                       | userName eq "null"
          profileUrl eq https://x.example/?a=b     | profileUrl eq "https://x.example/?a=b"
          meta.created gt 2024-02-29T12:00:00Z     | meta.created gt "2024-02-29T12:00:00.000Z"
          active eq "True"                         | active eq true
          active eq "false"                        | active eq false
          active eq False                          | active eq false
          emails[primary eq "True"].value eq "x"   | emails[primary eq true and value eq "x"]
          """)
  void parse_formsOfIdentityProviders_areUnderstood(String filter, String normal) {
    assertNormal(filter, normal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          floor eq 3                               | floor eq 3
          floor gt -3                              | floor gt -3
          floor eq 3.0                             | floor eq 3
          weight le 0.25                           | weight le 0.25
          weight lt 1.5e3                          | weight lt 1.5E+3
          weight eq 1E-9                           | weight eq 1E-9
          weight ne -0.0                           | weight ne 0
          tags eq "new"                            | tags eq "new"
          place[room eq "1" and slot pr]           | place[room eq "1" and slot pr]
          urn:example:params:scim:schemas:1.0:Device:Warranty:phone[free eq true] | urn:example:params:scim:schemas:1.0:Device:Warranty:phone[free eq true]
          """)
  void parse_customSchema_isUnderstood(String filter, String normal) {
    assertEquals(normal, FilterPrinter.print(Filter.parse(SampleSchemas.DEVICE, filter)));
  }

  private static void assertNormal(String filter, String normal) {
    assertEquals(normal, FilterPrinter.print(Filter.parse(CoreSchemas.USER, filter)));
  }
}
