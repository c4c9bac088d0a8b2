package dev.muster.domain.schema.definition;

import static dev.muster.domain.schema.definition.Definitions.attribute;
import static dev.muster.domain.schema.definition.Definitions.schema;
import static dev.muster.domain.schema.definition.Definitions.subAttribute;
import static dev.muster.domain.schema.definition.Definitions.with;
import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.object;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.AttributeType;
import dev.muster.domain.schema.Mutability;
import dev.muster.domain.schema.Returned;
import dev.muster.domain.schema.Schema;
import dev.muster.domain.schema.Uniqueness;
import dev.muster.domain.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the definition of a schema means (RFC 7643 §7); what is refused is elsewhere. */
class SchemaReaderTest {

  private static Schema read(Value.Complex raw) {
    return SchemaReader.read(Place.of("device.json"), raw);
  }

  /** The attribute "owner" of the sample. */
  private static Attribute owner(Object... namesAndValues) {
    return read(attribute(namesAndValues)).attribute("owner").orElseThrow();
  }

  private static Attribute part(Object... namesAndValues) {
    return read(subAttribute(namesAndValues))
        .attribute("owner")
        .orElseThrow()
        .subAttributes()
        .getFirst();
  }

  @Test
  void read_leftOut_hasTheDefaultsOfTheRfc() {
    Attribute expected =
        new Attribute(
            "owner",
            AttributeType.STRING,
            false,
            "",
            false,
            List.of(),
            false,
            Mutability.READ_WRITE,
            Returned.DEFAULT,
            Uniqueness.NONE,
            List.of(),
            List.of());
    assertEquals(expected, owner());
    assertEquals("", read(attribute()).description());
  }

  @Test
  void read_everyCharacteristic_isTaken() {
    Attribute expected =
        new Attribute(
            "owner",
            AttributeType.COMPLEX,
            true,
            "Who has it",
            true,
            List.of("a", "b"),
            false,
            Mutability.IMMUTABLE,
            Returned.REQUEST,
            Uniqueness.NONE,
            List.of(),
            List.of(
                new Attribute(
                    "$ref",
                    AttributeType.REFERENCE,
                    false,
                    "Where",
                    true,
                    List.of(),
                    true,
                    Mutability.READ_WRITE,
                    Returned.ALWAYS,
                    Uniqueness.NONE,
                    List.of("User", "external"),
                    List.of())));
    assertEquals(
        expected,
        owner(
            "type", "complex",
            "multiValued", true,
            "description", "Who has it",
            "required", true,
            "canonicalValues", list("a", "b"),
            "mutability", "immutable",
            "returned", "request",
            "uniqueness", "none",
            "subAttributes",
                list(
                    object(
                        "name", "$ref",
                        "type", "reference",
                        "description", "Where",
                        "required", true,
                        "returned", "always",
                        "referenceTypes", list("User", "external")))));
  }

  @Test
  void read_namesAndKeywords_mayBeInAnyCase_andUnknownMembersAreIgnored() {
    Attribute owner =
        owner("TYPE", "DateTime", "MULTIVALUED", true, "Mutability", "READONLY", "colour", "red");
    assertEquals(AttributeType.DATE_TIME, owner.type());
    assertEquals(true, owner.multiValued());
    assertEquals(Mutability.READ_ONLY, owner.mutability());
    Schema schema =
        read(with(attribute(), "schemas", list(Definitions.SCHEMA_URN), "meta", object("x", 1)));
    assertEquals(
        List.of("serial", "owner"), schema.attributes().stream().map(Attribute::name).toList());
  }

  @ParameterizedTest
  @EnumSource(value = AttributeType.class, names = "COMPLEX", mode = EnumSource.Mode.EXCLUDE)
  void read_everySimpleType_isKnown(AttributeType type) {
    assertEquals(type, owner("type", type.keyword()).type());
    assertEquals(type, part("type", type.keyword()).type());
  }

  @ParameterizedTest
  @CsvSource({
    "string, false, false",
    "string, true, true",
    "reference, false, true",
    "binary, false, true"
  })
  void read_referencesAndBinary_areExactInCase(String type, boolean said, boolean exact) {
    assertEquals(exact, owner("type", type, "caseExact", said).caseExact());
  }

  @Test
  void read_writeOnly_isNeverReturned() {
    assertEquals(Returned.NEVER, owner("mutability", "writeOnly").returned());
    assertEquals(Returned.NEVER, part("mutability", "writeOnly", "returned", "never").returned());
    assertEquals(Returned.NEVER, owner("returned", "never").returned());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "urn:example:a",
        "URN:ietf:params:scim:schemas:extension:acme:2.0:User",
        "https://schemas.example.com/scim/device",
        "urn:example:a%20b;c=d&e+f$g*h!i@j~k"
      })
  void read_anyUrn_isTaken(String urn) {
    assertEquals(urn, read(with(attribute(), "id", urn)).id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "A-b_c9", "x234567890123456789012345678901234567890123456789012345678901234"})
  void read_attributeName_isTaken(String name) {
    assertEquals(name, read(schema(object("name", name))).attributes().getFirst().name());
  }

  @Test
  void read_asManyAttributesAsAllowed_isTaken() {
    assertEquals(
        SchemaReader.MAX_ATTRIBUTES,
        read(schema(many(SchemaReader.MAX_ATTRIBUTES))).attributes().size());
    Definitions.assertRefused(
        "attributes", "at most 500", () -> read(schema(many(SchemaReader.MAX_ATTRIBUTES + 1))));
    Definitions.assertRefused(
        "attributes[0].subAttributes",
        "at most 500",
        () ->
            read(
                schema(
                    object(
                        "name",
                        "x",
                        "type",
                        "complex",
                        "subAttributes",
                        list(many(SchemaReader.MAX_ATTRIBUTES))))));
  }

  private static Object[] many(int count) {
    Object[] attributes = new Object[count];
    for (int i = 0; i < count; i++) {
      attributes[i] = object("name", "a" + i);
    }
    return attributes;
  }
}
