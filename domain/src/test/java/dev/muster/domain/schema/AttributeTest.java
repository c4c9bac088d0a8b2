package dev.muster.domain.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeTest {

  @ParameterizedTest
  @ValueSource(strings = {"familyName", "FAMILYNAME", "familyname"})
  void subAttribute_nameInAnyCase_isFound(String name) {
    Attribute attribute = CoreSchemas.USER_SCHEMA.attribute("NAME").orElseThrow();
    assertEquals(Optional.of("familyName"), attribute.subAttribute(name).map(sub -> sub.name()));
  }

  @Test
  void attribute_withoutName_isRefused() {
    AttributeBuilder nameless = AttributeBuilder.string("", "nothing");
    assertThrows(IllegalArgumentException.class, nameless::build);
  }

  @Test
  void attribute_complexWithoutSubAttributes_isRefused() {
    AttributeBuilder hollow = AttributeBuilder.complex("hollow", "nothing inside");
    assertThrows(IllegalArgumentException.class, hollow::build);
  }

  @Test
  void builder_saysNothing_hasTheDefaultsOfTheRfc() {
    Attribute attribute = AttributeBuilder.string("plain", "plain").build();
    assertEquals(false, attribute.required());
    assertEquals(false, attribute.caseExact());
    assertEquals(false, attribute.multiValued());
    assertEquals(Mutability.READ_WRITE, attribute.mutability());
    assertEquals(Returned.DEFAULT, attribute.returned());
    assertEquals(Uniqueness.NONE, attribute.uniqueness());
  }
}
