package dev.muster.domain.path;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.CommonAttributes;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.SampleSchemas;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributePathTest {

  private static final String ENTERPRISE = CoreSchemas.ENTERPRISE_USER_URN;

  @ParameterizedTest
  @CsvSource({
    "userName, userName",
    "USERNAME, userName",
    "name.FamilyName, name.familyName",
    "id, id",
    "meta.LASTMODIFIED, meta.lastModified",
    "groups.$REF, groups.$ref",
    "urn:ietf:params:scim:schemas:core:2.0:User:userName, userName",
    "URN:ietf:params:SCIM:schemas:core:2.0:user:NAME.givenname, name.givenName",
    ENTERPRISE + ":department, " + ENTERPRISE + ":department",
    "urn:ietf:params:scim:schemas:extension:ENTERPRISE:2.0:user:Manager.Value, "
        + ENTERPRISE
        + ":manager.value"
  })
  void resolve_knownPath_isWrittenInItsCanonicalForm(String text, String canonical) {
    assertEquals(
        Optional.of(canonical),
        AttributePath.resolve(CoreSchemas.USER, text).map(AttributePath::toString));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "userName.",
        ".userName",
        "userName.value",
        "name.",
        "name.nothing",
        "name.familyName.value",
        "members",
        "department",
        ENTERPRISE,
        ENTERPRISE + ":",
        ENTERPRISE + ":userName",
        ENTERPRISE + ".department",
        "urn:ietf:params:scim:schemas:core:2.0:Group:displayName",
        "urn:ietf:params:scim:schemas:core:2.0:Userx:userName",
        "urn:example:unknown:userName"
      })
  void resolve_unknownPath_isEmpty(String text) {
    assertEquals(Optional.empty(), AttributePath.resolve(CoreSchemas.USER, text));
  }

  @Test
  void resolve_urnThatBeginsWithTheUrnOfTheCoreSchema_isTheExtension() {
    assertEquals(
        Optional.of(SampleSchemas.WARRANTY_URN + ":phone.value"),
        AttributePath.resolve(
                SampleSchemas.DEVICE,
                SampleSchemas.WARRANTY_URN.toUpperCase(Locale.ROOT) + ":phone.value")
            .map(AttributePath::toString));
  }

  @Test
  void resolveWithin_namesASubAttribute() {
    Attribute emails = CoreSchemas.USER_SCHEMA.attribute("emails").orElseThrow();
    assertEquals(
        Optional.of("type"),
        AttributePath.resolveWithin(emails, "TYPE").map(AttributePath::toString));
    assertEquals(Optional.empty(), AttributePath.resolveWithin(emails, "userName"));
  }

  @ParameterizedTest
  @CsvSource({
    "userName, true",
    "id, true",
    "groups.display, true",
    "meta, true",
    "meta.version, true",
    "meta.location, false",
    "password, false"
  })
  void isSearchable_dependsOnReturnedAndOnTheAddress(String path, boolean searchable) {
    assertEquals(
        searchable, AttributePath.resolve(CoreSchemas.USER, path).orElseThrow().isSearchable());
  }

  @Test
  void isSearchable_partThatIsNeverReturned_isFalse() {
    assertEquals(
        false,
        AttributePath.resolve(SampleSchemas.DEVICE, "place.doorCode").orElseThrow().isSearchable());
    assertEquals(
        true,
        AttributePath.resolve(SampleSchemas.DEVICE, "place.directions")
            .orElseThrow()
            .isSearchable());
  }

  @Test
  void child_isThePathOfTheSubAttribute() {
    AttributePath meta = AttributePath.of(CommonAttributes.META);
    Attribute version = CommonAttributes.META.subAttribute("version").orElseThrow();
    assertEquals(meta, AttributePath.resolve(CoreSchemas.USER, "meta").orElseThrow());
    assertEquals(version, meta.child(version).leaf());
    assertEquals(CommonAttributes.META, meta.leaf());
  }
}
