package dev.muster.domain.schema.definition;

import static dev.muster.domain.schema.definition.Definitions.deviceType;
import static dev.muster.domain.schema.definition.Definitions.extension;
import static dev.muster.domain.schema.definition.Definitions.with;
import static dev.muster.domain.schema.definition.Definitions.without;
import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.value.Value;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResourceTypeReaderTest {

  private static final Place FILE = Place.of("type.json");

  private static ResourceTypeDefinition read(Value.Complex raw) {
    return ResourceTypeReader.read(FILE, raw);
  }

  @Test
  void read_newType_isAllThatItSays() {
    assertEquals(
        new ResourceTypeDefinition(
            FILE,
            "device-1",
            "Device",
            "/Devices",
            "A thing",
            Definitions.URN,
            List.of(
                new ResourceTypeDefinition.Extension(
                    FILE.member("schemaExtensions").element(0), "urn:a:b", true),
                new ResourceTypeDefinition.Extension(
                    FILE.member("schemaExtensions").element(1), "urn:a:c", false))),
        read(
            deviceType(
                "schemas",
                list(Definitions.TYPE_URN),
                "id",
                "device-1",
                "description",
                "A thing",
                "schemaExtensions",
                list(extension("urn:a:b", true), object("schema", "urn:a:c")))));
  }

  @Test
  void read_leftOut_idIsTheName() {
    ResourceTypeDefinition type = read(deviceType());
    assertEquals("Device", type.id());
    assertEquals("", type.description());
    assertEquals(List.of(), type.extensions());
  }

  @Test
  void read_userOrGroup_staysWhatItIs() {
    ResourceTypeDefinition user = read(object("name", "USER", "description", "Mine"));
    assertEquals("User", user.name());
    assertEquals("/Users", user.endpoint());
    assertEquals(CoreSchemas.USER_URN, user.schema());
    assertEquals(CoreSchemas.USER.description(), user.description());
    ResourceTypeDefinition group =
        read(
            object(
                "id",
                "group",
                "endpoint",
                "/Groups",
                "schema",
                CoreSchemas.GROUP_URN,
                "schemaExtensions",
                list(extension("urn:a:b", true))));
    assertEquals("Group", group.name());
    assertEquals("Group", group.id());
    assertEquals(1, group.extensions().size());
  }

  @ParameterizedTest
  @MethodSource
  void read_brokenType_isRefused(String path, String problem, Value.Complex raw) {
    Definitions.assertRefused(path, problem, () -> read(raw));
  }

  static Stream<Arguments> read_brokenType_isRefused() {
    Value.Complex user = object("name", "User");
    return Stream.of(
        arguments("schemas", "ResourceType", deviceType("schemas", list(Definitions.SCHEMA_URN))),
        arguments("name", "missing", without(deviceType(), "name")),
        arguments("name", "blank", deviceType("name", "")),
        arguments("name", "64 letters", deviceType("name", "x".repeat(65))),
        arguments("name", "not 'a b'", deviceType("name", "a b")),
        arguments("name", "not 'a\"b'", deviceType("name", "a\"b")),
        arguments("name", "SCIM itself", deviceType("name", "schema")),
        arguments("id", "not 'a/b'", deviceType("id", "a/b")),
        arguments("id", "string", deviceType("id", 1)),
        arguments("endpoint", "missing", without(deviceType(), "endpoint")),
        arguments("endpoint", "not 'Devices'", deviceType("endpoint", "Devices")),
        arguments("endpoint", "slash", deviceType("endpoint", "/")),
        arguments("endpoint", "slash", deviceType("endpoint", "/9lives")),
        arguments("endpoint", "slash", deviceType("endpoint", "/.search")),
        arguments("endpoint", "slash", deviceType("endpoint", "/a/b")),
        arguments("endpoint", "slash", deviceType("endpoint", "/a{b}")),
        arguments("endpoint", "slash", deviceType("endpoint", "/" + "x".repeat(65))),
        arguments("endpoint", "SCIM itself", deviceType("endpoint", "/users")),
        arguments("endpoint", "SCIM itself", deviceType("endpoint", "/Groups")),
        arguments("endpoint", "SCIM itself", deviceType("endpoint", "/ME")),
        arguments("endpoint", "SCIM itself", deviceType("endpoint", "/Bulk")),
        arguments("endpoint", "SCIM itself", deviceType("endpoint", "/Schemas")),
        arguments("endpoint", "SCIM itself", deviceType("endpoint", "/resourcetypes")),
        arguments("endpoint", "SCIM itself", deviceType("endpoint", "/ServiceProviderConfig")),
        arguments("schema", "missing", without(deviceType(), "schema")),
        arguments("schemaExtensions", "a list", deviceType("schemaExtensions", "urn:a:b")),
        arguments("schemaExtensions[0]", "object", deviceType("schemaExtensions", list("urn:a:b"))),
        arguments(
            "schemaExtensions[0].schema",
            "missing",
            deviceType("schemaExtensions", list(object("required", true)))),
        arguments(
            "schemaExtensions[1].required",
            "true or false",
            deviceType(
                "schemaExtensions",
                list(extension("urn:a:b", true), object("schema", "urn:a:c", "required", "yes")))),
        arguments("id", "User", with(user, "id", "Person")),
        arguments("name", "User", object("id", "User", "name", "Person")),
        arguments("endpoint", "/Users", with(user, "endpoint", "/People")),
        arguments("schema", "must be " + CoreSchemas.USER_URN, with(user, "schema", "urn:a:b")),
        arguments("endpoint", "/Groups", object("name", "Group", "endpoint", "/Users")));
  }
}
