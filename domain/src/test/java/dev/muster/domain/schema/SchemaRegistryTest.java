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
