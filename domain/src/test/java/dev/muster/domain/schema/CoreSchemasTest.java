package dev.muster.domain.schema;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.domain.path.AttributePath;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The characteristics of RFC 7643 §8.7.1 and §3.1, attribute by attribute. */
class CoreSchemasTest {

  private static final String CHARACTERISTICS =
      """
      # path | type | multiple | required | caseExact | mutability | returned | uniqueness
      schemas | reference | true | false | true | readWrite | always | none
      id | string | false | false | true | readOnly | always | server
      externalId | string | false | false | true | readWrite | default | none
      meta | complex | false | false | false | readOnly | default | none
      meta.resourceType | string | false | false | true | readOnly | default | none
      meta.created | dateTime | false | false | false | readOnly | default | none
      meta.lastModified | dateTime | false | false | false | readOnly | default | none
      meta.location | reference | false | false | true | readOnly | default | none
      meta.version | string | false | false | true | readOnly | default | none
      userName | string | false | true | false | readWrite | default | server
      name | complex | false | false | false | readWrite | default | none
      name.familyName | string | false | false | false | readWrite | default | none
      displayName | string | false | false | false | readWrite | default | none
      profileUrl | reference | false | false | true | readWrite | default | none
      active | boolean | false | false | false | readWrite | default | none
      password | string | false | false | false | writeOnly | never | none
      emails | complex | true | false | false | readWrite | default | none
      emails.value | string | false | false | false | readWrite | default | none
      emails.primary | boolean | false | false | false | readWrite | default | none
      photos.value | reference | false | false | true | readWrite | default | none
      addresses | complex | true | false | false | readWrite | default | none
      addresses.country | string | false | false | false | readWrite | default | none
      groups | complex | true | false | false | readOnly | default | none
      groups.value | string | false | false | true | readOnly | default | none
      groups.$ref | reference | false | false | true | readOnly | default | none
      groups.display | string | false | false | false | readOnly | default | none
      entitlements | complex | true | false | false | readWrite | default | none
      roles | complex | true | false | false | readWrite | default | none
      x509Certificates | complex | true | false | false | readWrite | default | none
      x509Certificates.value | binary | false | false | true | readWrite | default | none
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = CHARACTERISTICS)
  void user_attributes_haveTheirCharacteristics(
      String path,
      String type,
      boolean multiple,
      boolean required,
      boolean caseExact,
      String mutability,
      String returned,
      String uniqueness) {
    Attribute attribute = AttributePath.resolve(CoreSchemas.USER, path).orElseThrow().leaf();
    assertAll(
        path,
        () -> assertEquals(type, attribute.type().keyword()),
        () -> assertEquals(multiple, attribute.multiValued()),
        () -> assertEquals(required, attribute.required()),
        () -> assertEquals(caseExact, attribute.caseExact()),
        () -> assertEquals(mutability, attribute.mutability().keyword()),
        () -> assertEquals(returned, attribute.returned().keyword()),
        () -> assertEquals(uniqueness, attribute.uniqueness().keyword()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          employeeNumber | string | readWrite
          costCenter | string | readWrite
          organization | string | readWrite
          division | string | readWrite
          department | string | readWrite
          manager | complex | readWrite
          manager.value | string | readWrite
          manager.$ref | reference | readWrite
          manager.displayName | string | readOnly
          """)
  void enterpriseUser_attributes_haveTheirCharacteristics(
      String path, String type, String mutability) {
    Attribute attribute =
        AttributePath.resolve(CoreSchemas.USER, CoreSchemas.ENTERPRISE_USER_URN + ":" + path)
            .orElseThrow()
            .leaf();
    assertEquals(type, attribute.type().keyword());
    assertEquals(mutability, attribute.mutability().keyword());
    assertEquals(false, attribute.required());
    assertEquals(Uniqueness.NONE, attribute.uniqueness());
  }

  @ParameterizedTest
  @CsvSource({
    "displayName, string, readWrite, true",
    "members, complex, readWrite, false",
    "members.value, string, immutable, false",
    "members.$ref, reference, immutable, false",
    "members.display, string, immutable, false",
    "members.type, string, immutable, false"
  })
  void group_attributes_haveTheirCharacteristics(
      String path, String type, String mutability, boolean required) {
    Attribute attribute = AttributePath.resolve(CoreSchemas.GROUP, path).orElseThrow().leaf();
    assertEquals(type, attribute.type().keyword());
    assertEquals(mutability, attribute.mutability().keyword());
    assertEquals(required, attribute.required());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          emails | value display type primary | work home other
          phoneNumbers | value display type primary | work home mobile fax pager other
          ims | value display type primary | aim gtalk icq xmpp msn skype qq yahoo
          photos | value display type primary | photo thumbnail
          entitlements | value display type primary | ''
          roles | value display type primary | ''
          x509Certificates | value display type primary | ''
          groups | value $ref display type | direct indirect
          """)
  void multiValued_attributes_haveTheSubAttributesAndTypesOfTheRfc(
      String name, String subAttributes, String types) {
    Attribute attribute = CoreSchemas.USER_SCHEMA.attribute(name).orElseThrow();
    assertEquals(words(subAttributes), names(attribute.subAttributes()));
    assertEquals(words(types), attribute.subAttribute("type").orElseThrow().canonicalValues());
  }

  @Test
  void schemas_listTheirAttributesInTheOrderOfTheRfc() {
    assertEquals(
        words(
            "userName name displayName nickName profileUrl title userType preferredLanguage locale"
                + " timezone active password emails phoneNumbers ims photos addresses groups"
                + " entitlements roles x509Certificates"),
        names(CoreSchemas.USER_SCHEMA.attributes()));
    assertEquals(
        words("employeeNumber costCenter organization division department manager"),
        names(CoreSchemas.ENTERPRISE_USER_SCHEMA.attributes()));
    assertEquals(words("displayName members"), names(CoreSchemas.GROUP_SCHEMA.attributes()));
  }

  @Test
  void references_sayWhatTheyPointAt() {
    assertEquals(words("external"), referenceTypes("profileUrl"));
    assertEquals(words("external"), referenceTypes("photos.value"));
    assertEquals(words("User Group"), referenceTypes("groups.$ref"));
    assertEquals(words("User"), referenceTypes(CoreSchemas.ENTERPRISE_USER_URN + ":manager.$ref"));
  }

  @Test
  void resourceTypes_haveTheEndpointsOfTheRfc() {
    assertEquals("/Users", CoreSchemas.USER.endpoint());
    assertEquals("/Groups", CoreSchemas.GROUP.endpoint());
    assertEquals(
        List.of(CoreSchemas.USER_SCHEMA, CoreSchemas.ENTERPRISE_USER_SCHEMA),
        CoreSchemas.USER.schemas());
    assertEquals(List.of(CoreSchemas.GROUP_SCHEMA), CoreSchemas.GROUP.schemas());
  }

  private static List<String> referenceTypes(String path) {
    return AttributePath.resolve(CoreSchemas.USER, path).orElseThrow().leaf().referenceTypes();
  }

  private static List<String> names(List<Attribute> attributes) {
    return attributes.stream().map(Attribute::name).toList();
  }

  private static List<String> words(String text) {
    return Stream.of(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
  }
}
