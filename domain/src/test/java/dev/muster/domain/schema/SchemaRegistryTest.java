package dev.muster.domain.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaRegistryTest {

  private final SchemaRegistry registry =
      new SchemaRegistry(List.of(CoreSchemas.USER, CoreSchemas.GROUP));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "urn:ietf:params:scim:schemas:core:2.0:User",
        "URN:IETF:PARAMS:SCIM:SCHEMAS:CORE:2.0:USER",
        "urn:ietf:params:scim:schemas:core:2.0:user"
      })
  void schema_urnInAnyCase_isFound(String urn) {
    assertEquals(Optional.of(CoreSchemas.USER_SCHEMA), registry.schema(urn));
  }

  @ParameterizedTest
  @ValueSource(strings = {"User", "user", "USER"})
  void resourceType_idInAnyCase_isFound(String id) {
    assertEquals(Optional.of(CoreSchemas.USER), registry.resourceType(id));
  }

  @Test
  void lookup_unknown_isEmpty() {
    assertEquals(Optional.empty(), registry.schema("urn:example:unknown"));
    assertEquals(Optional.empty(), registry.resourceType("Users"));
  }

  @Test
  void registry_listsTypesAndTheirSchemasInOrder() {
    assertEquals(
        List.of(CoreSchemas.USER, CoreSchemas.GROUP), List.copyOf(registry.resourceTypes()));
    assertEquals(
        List.of(
            CoreSchemas.USER_SCHEMA, CoreSchemas.ENTERPRISE_USER_SCHEMA, CoreSchemas.GROUP_SCHEMA),
        List.copyOf(registry.schemas()));
  }

  @Test
  void registry_sharedSchema_isListedOnce() {
    SchemaRegistry shared =
        new SchemaRegistry(List.of(SampleSchemas.DEVICE, SampleSchemas.INSURED_DEVICE));
    assertEquals(
        List.of(SampleSchemas.DEVICE_SCHEMA, SampleSchemas.WARRANTY_SCHEMA),
        List.copyOf(shared.schemas()));
  }

  @Test
  void userAndGroup_areThoseOfTheRegistry() {
    ResourceType extended = SampleSchemas.extendedUser();
    SchemaRegistry own = new SchemaRegistry(List.of(extended, CoreSchemas.GROUP));
    assertEquals(extended, own.user());
    assertEquals(true, own.user().isUser());
    assertEquals(false, own.user().isGroup());
    assertEquals(CoreSchemas.GROUP, own.group());
    assertEquals(true, own.group().isGroup());
    assertEquals(false, own.group().isUser());
    assertThrows(IllegalStateException.class, new SchemaRegistry(List.of())::user);
  }

  @Test
  void registry_otherSchemas_areListedLast() {
    Schema other = SampleSchemas.oneString("urn:example:a", "a");
    SchemaRegistry own = new SchemaRegistry(List.of(CoreSchemas.GROUP), List.of(other));
    assertEquals(List.of(CoreSchemas.GROUP_SCHEMA, other), List.copyOf(own.schemas()));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new SchemaRegistry(
                List.of(), List.of(other, SampleSchemas.oneString("urn:EXAMPLE:a", "b"))));
  }

  @Test
  void resourceTypeNamed_nameIsNotTheId_isFoundInAnyCase() {
    ResourceType type =
        new ResourceType(
            "t-1",
            "Thing",
            "/Things",
            "",
            SampleSchemas.oneString("urn:example:a", "a"),
            List.of());
    SchemaRegistry own = new SchemaRegistry(List.of(type));
    assertEquals(Optional.of(type), own.resourceTypeNamed("THING"));
    assertEquals(Optional.empty(), own.resourceTypeNamed("t-1"));
    assertEquals(Optional.of(type), own.resourceType("T-1"));
  }

  @Test
  void registry_twoTypesWithOneNameOrEndpoint_isRefused() {
    Schema schema = SampleSchemas.oneString("urn:example:a", "a");
    ResourceType type = new ResourceType("1", "A", "/A", "", schema, List.of());
    assertRefused(List.of(type, new ResourceType("2", "a", "/B", "", schema, List.of())));
    assertRefused(List.of(type, new ResourceType("2", "B", "/a", "", schema, List.of())));
  }

  @Test
  void registry_twoTypesWithOneId_isRefused() {
    Schema schema = SampleSchemas.oneString("urn:example:a", "a");
    assertRefused(
        List.of(SampleSchemas.plain("Thing", schema), SampleSchemas.plain("THING", schema)));
  }

  @Test
  void registry_twoSchemasWithOneUrn_isRefused() {
    assertRefused(
        List.of(
            SampleSchemas.plain("A", SampleSchemas.oneString("urn:example:a", "one")),
            SampleSchemas.plain("B", SampleSchemas.oneString("URN:example:A", "two"))));
  }

  private static void assertRefused(List<ResourceType> types) {
    assertThrows(IllegalArgumentException.class, () -> new SchemaRegistry(types));
  }
}
