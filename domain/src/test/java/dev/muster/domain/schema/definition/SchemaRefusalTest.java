package dev.muster.domain.schema.definition;

import static dev.muster.domain.schema.definition.Definitions.attribute;
import static dev.muster.domain.schema.definition.Definitions.schema;
import static dev.muster.domain.schema.definition.Definitions.subAttribute;
import static dev.muster.domain.schema.definition.Definitions.with;
import static dev.muster.domain.schema.definition.Definitions.without;
import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.object;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.muster.domain.value.Value;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas that cannot be used, each with the place that is to blame. */
class SchemaRefusalTest {

  private static final String OWNER = "attributes[1]";
  private static final String PART = "attributes[1].subAttributes[0]";

  @ParameterizedTest
  @MethodSource
  void read_brokenSchema_isRefused(String path, String problem, Value.Complex raw) {
    assertRefused(path, problem, raw);
  }

  static Stream<Arguments> read_brokenSchema_isRefused() {
    Value.Complex valid = attribute();
    return Stream.of(
        arguments("schemas", "Schema", with(valid, "schemas", list("urn:x:y"))),
        arguments("schemas", "Schema", with(valid, "schemas", list(Definitions.TYPE_URN))),
        arguments("schemas", "a list", with(valid, "schemas", Definitions.SCHEMA_URN)),
        arguments("schemas[1]", "string", with(valid, "schemas", list(Definitions.SCHEMA_URN, 1))),
        arguments("id", "missing", without(valid, "id")),
        arguments("id", "blank", with(valid, "id", " ")),
        arguments("id", "string", with(valid, "id", 7)),
        arguments("id", "256", with(valid, "id", "urn:" + "x".repeat(253))),
        arguments("name", "missing", without(valid, "name")),
        arguments("name", "blank", with(valid, "name", "")),
        arguments("description", "string", with(valid, "description", list())),
        arguments("attributes", "one", without(valid, "attributes")),
        arguments("attributes", "one", schema()),
        arguments("attributes", "a list", with(valid, "attributes", object("name", "x"))),
        arguments("attributes[0]", "object", schema("serial")),
        arguments("", "'NAME'", with(valid, "NAME", "x")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Device",
        "urn:",
        ":x",
        "1urn:x",
        "urn:a b",
        "urn:a\tb",
        "urn:a\nb",
        "urn:a'b",
        "urn:a\"b",
        "urn:a{b}",
        "urn:a\\b",
        "urn:a[b]",
        "urn:a(b)",
        "urn:a,b",
        "urn:a?b",
        "urn:a#b",
        "urn:\u00E4",
        "urn:a\u2028b",
        "urn:a\u0000b"
      })
  void read_whatIsNoUrn_isRefused(String urn) {
    assertRefused("id", "must be a URN", with(attribute(), "id", urn));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1st",
        "_x",
        "-x",
        "$ref",
        "a.b",
        "a:b",
        "a b",
        "a'b",
        "a{b",
        "\u00E4",
        "a[0]",
        "x2345678901234567890123456789012345678901234567890123456789012345"
      })
  void read_whatIsNoAttributeName_isRefused(String name) {
    assertRefused("attributes[0].name", "must be a letter", schema(object("name", name)));
  }

  @ParameterizedTest
  @MethodSource
  void read_brokenAttribute_isRefused(String path, String problem, Value.Complex raw) {
    assertRefused(path, problem, raw);
  }

  static Stream<Arguments> read_brokenAttribute_isRefused() {
    return Stream.of(
        arguments("attributes[0].name", "missing", schema(object("type", "string"))),
        arguments(OWNER + ".name", "twice", attribute("name", "SERIAL")),
        arguments(OWNER + ".type", "not 'strin'", attribute("type", "strin")),
        arguments(OWNER + ".type", "dateTime", attribute("type", "date\nTime")),
        arguments(OWNER + ".type", "string", attribute("type", true)),
        arguments(OWNER + ".multiValued", "true or false", attribute("multiValued", "true")),
        arguments(OWNER + ".required", "true or false", attribute("required", 1)),
        arguments(OWNER + ".caseExact", "true or false", attribute("caseExact", "no")),
        arguments(OWNER + ".mutability", "immutable", attribute("mutability", "never")),
        arguments(OWNER + ".returned", "request", attribute("returned", "sometimes")),
        arguments(OWNER + ".uniqueness", "global", attribute("uniqueness", "unique")),
        arguments(OWNER + ".uniqueness", "only userName", attribute("uniqueness", "server")),
        arguments(OWNER + ".uniqueness", "only userName", attribute("uniqueness", "GLOBAL")),
        arguments(
            OWNER + ".returned",
            "writeOnly",
            attribute("mutability", "writeOnly", "returned", "default")),
        arguments(
            OWNER + ".required", "readOnly", attribute("mutability", "readOnly", "required", true)),
        arguments(
            OWNER + ".required",
            "readOnly",
            with(
                subAttribute("mutability", "readOnly"),
                "attributes",
                list(
                    object("name", "serial"),
                    object(
                        "name",
                        "owner",
                        "type",
                        "complex",
                        "required",
                        true,
                        "subAttributes",
                        list(object("name", "part", "mutability", "readOnly")))))),
        arguments(OWNER + ".canonicalValues", "a list", attribute("canonicalValues", "a")),
        arguments(
            OWNER + ".canonicalValues[1]", "string", attribute("canonicalValues", list("a", 1))),
        arguments(
            OWNER + ".referenceTypes[0]",
            "string",
            attribute("type", "reference", "referenceTypes", list(1))),
        arguments(
            OWNER + ".referenceTypes", "reference", attribute("referenceTypes", list("User"))),
        arguments(OWNER + ".subAttributes", "one", attribute("type", "complex")),
        arguments(
            OWNER + ".subAttributes", "one", attribute("type", "complex", "subAttributes", list())),
        arguments(
            OWNER + ".subAttributes",
            "not complex",
            attribute("subAttributes", list(object("name", "part")))),
        arguments(PART + ".name", "letter", subAttribute("name", "$value")),
        arguments(PART + ".type", "2.3.8", subAttribute("type", "complex")),
        arguments(PART + ".type", "not 'text'", subAttribute("type", "text")),
        arguments(PART + ".multiValued", "must be false", subAttribute("multiValued", true)),
        arguments(PART + ".uniqueness", "none", subAttribute("uniqueness", "server")),
        arguments(
            PART + ".required",
            "readOnly",
            subAttribute("mutability", "readOnly", "required", true)),
        arguments(
            "attributes[1].subAttributes[1].name",
            "twice",
            attribute(
                "type",
                "complex",
                "subAttributes",
                list(object("name", "x"), object("name", "X")))),
        arguments(
            PART + ".subAttributes",
            "not complex",
            subAttribute("subAttributes", list(object("name", "x")))));
  }

  private static void assertRefused(String path, String problem, Value.Complex raw) {
    Definitions.assertRefused(path, problem, () -> SchemaReader.read(Place.of("device.json"), raw));
  }
}
