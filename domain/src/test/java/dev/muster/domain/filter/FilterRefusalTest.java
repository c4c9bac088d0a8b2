package dev.muster.domain.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.domain.error.InvalidRequest.Reason;
import dev.muster.domain.error.Refusal;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.SampleSchemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no filter is invalidFilter (RFC 7644 §3.12). */
class FilterRefusalTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "userName",
        "userName eq",
        "userName \"ada\"",
        "userName = \"ada\"",
        "userName == \"ada\"",
        "userName like \"ada\"",
        "userName \"eq\" \"ada\"",
        "userName \"pr\"",
        "\"userName\" eq \"ada\"",
        "eq \"ada\"",
        "userName eq (\"ada\")",
        "userName eq [\"ada\"]",
        "userName eq {}",
        "userName eq 'ada'",
        "userName eq `ada`",
        "userName eq \u201Cada\u201D",
        "userName eq \u00BBada\u00AB",
        "profileUrl eq 'https://x.example'",
        "userName eq \"ada\" \"bob\"",
        "userName eq \"ada\" userName eq \"bob\"",
        "userName eq ada lovelace",
        "title pr and",
        "title pr or",
        "and title pr",
        "title pr and or locale pr",
        "title pr xor locale pr",
        "title pr & locale pr",
        "title pr, locale pr",
        "title pr;",
        "not",
        "not title pr",
        "not not (title pr)",
        "not ()",
        "title not pr",
        "()",
        "(title pr",
        "title pr)",
        "((title pr)",
        "(title pr]",
        "emails[type eq \"work\"",
        "emails[type eq \"work\")",
        "emails[]",
        "emails type eq \"work\"]",
        "emails[type eq \"work\"] eq \"x\"",
        "emails[type eq \"work\"] .value eq \"x\"",
        "emails[type eq \"work\"].value",
        "emails[type eq \"work\"]. eq \"x\"",
        "emails[type eq \"work\"]value eq \"x\"",
        "emails[type eq \"work\"].nothing eq \"x\"",
        "emails[emails[type eq \"work\"]]",
        "emails[userName eq \"x\"]",
        "emails.value[type eq \"work\"]",
        "userName[value eq \"x\"]"
      })
  void parse_malformed_isInvalidFilter(String filter) {
    refused(CoreSchemas.USER, filter);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          active gt true            | active, which is of type boolean
          active ge "true"          | active, which is of type boolean
          active co "tr"            | active, which is of type boolean
          emails[primary lt true]   | primary, which is of type boolean
          active eq yes             | not of type boolean
          active eq 1               | not of type boolean
          active eq ""              | not of type boolean
          x509Certificates.value gt "AA==" | x509Certificates.value, which is of type binary
          x509Certificates sw "AA"  | x509Certificates.value, which is of type binary
          meta.created co "2024"    | meta.created, which is of type dateTime
          meta.created gt "today"   | not of type dateTime
          meta.created gt 1709208000 | not of type dateTime
          meta.created eq "2024-02-29T12:00:00" | not of type dateTime
          name eq "Ada"             | name is complex
          meta eq "x"               | meta is complex
          addresses eq "x"          | addresses is complex
          title co null             | null can only be compared by eq and ne
          title gt null             | null can only be compared by eq and ne
          active lt null            | does not fit active
          """)
  void parse_operatorOrValueThatDoesNotFitTheType_isInvalidFilter(String filter, String because) {
    String message = refused(CoreSchemas.USER, filter);
    assertTrue(message.contains(because), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "floor eq \"3\"",
        "floor eq three",
        "floor eq +3",
        "floor eq 03",
        "floor eq 0x10",
        "floor eq \u0663",
        "floor eq \uFF13",
        "floor co 3",
        "weight eq .5",
        "weight eq 5.",
        "weight eq 1,5",
        "weight eq -",
        "weight eq 1e",
        "weight eq 1e1001",
        "weight eq 1e-1001",
        "weight eq 100e1000",
        "weight eq 100e2147483647",
        "weight eq 1e99999999999",
        "weight eq NaN",
        "weight eq Infinity",
        "weight eq true"
      })
  void parse_noJsonNumberOfMeasure_isInvalidFilter(String filter) {
    refused(SampleSchemas.DEVICE, filter);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing eq \"x\"",
        "userName.value eq \"x\"",
        "name.nothing eq \"x\"",
        "department eq \"x\"",
        "members eq \"x\"",
        "urn:example:unknown:userName eq \"x\"",
        "urn:ietf:params:scim:schemas:core:2.0:Group:displayName eq \"x\"",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User pr",
        "user\u0000Name eq \"x\""
      })
  void parse_unknownAttribute_isInvalidFilter(String filter) {
    refused(CoreSchemas.USER, filter);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password eq \"secret\"",
        "PassWord sw \"s\"",
        "password pr",
        "not (password eq null)",
        "urn:ietf:params:scim:schemas:core:2.0:User:password eq \"secret\"",
        "meta.location eq \"https://scim.example/v2/Users/1\"",
        "META.LOCATION pr",
        "meta[location pr]",
        "meta[version pr and not (Location eq \"x\")]",
        "meta[version pr].location eq \"x\""
      })
  void parse_attributeThatIsNotSearchable_isInvalidFilter(String filter) {
    refused(CoreSchemas.USER, filter);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pin eq \"1\"",
        "vault pr",
        "vault.hint sw \"l\"",
        "vault[hint sw \"l\"]",
        "place.doorCode eq \"1\"",
        "place[doorCode eq \"1\"]",
        "place[room pr].doorCode sw \"1\""
      })
  void parse_secretOfACustomSchema_isInvalidFilter(String filter) {
    refused(SampleSchemas.DEVICE, filter);
  }

  @Test
  void refusal_saysWhere_butNotTheValue() {
    assertEquals(
        "Filter, character 10: expected an operator after userName.",
        refused(CoreSchemas.USER, "userName is \"hunter2\""));
    assertTrue(
        refused(CoreSchemas.USER, "active eq \"hunter2\"").startsWith("Filter, character 11:"));
    assertFalse(refused(CoreSchemas.USER, "active eq \"hunter2\"").contains("hunter2"));
  }

  private static String refused(ResourceType type, String filter) {
    return Refusal.of(Reason.INVALID_FILTER, () -> Filter.parse(type, filter));
  }
}
