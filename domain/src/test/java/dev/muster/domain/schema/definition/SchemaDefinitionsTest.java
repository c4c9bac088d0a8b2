package dev.muster.domain.schema.definition;

import static dev.muster.domain.schema.definition.Definitions.EXTENSION;
import static dev.muster.domain.schema.definition.Definitions.URN;
import static dev.muster.domain.schema.definition.Definitions.deviceType;
import static dev.muster.domain.schema.definition.Definitions.extension;
import static dev.muster.domain.schema.definition.Definitions.schemaOf;
import static dev.muster.domain.schema.definition.Definitions.with;
import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.Schema;
import dev.muster.domain.schema.SchemaRegistry;
import dev.muster.domain.value.Value;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** How definitions come together; each is in a file of its own: 0.json, 1.json and so on. */
class SchemaDefinitionsTest {

  private static final Value.Complex DEVICE = schemaOf(URN, "serial");
  private static final Value.Complex BADGE = schemaOf(EXTENSION, "number");

  private static SchemaRegistry registry(Value.Complex... files) {
    SchemaDefinitions definitions = new SchemaDefinitions();
    for (int i = 0; i < files.length; i++) {
      definitions.add(i + ".json", files[i]);
    }
    return definitions.registry();
  }

  private static void assertRefused(
      String file, String path, String problem, Value.Complex... files) {
    Definitions.assertRefused(
        path,
        problem,
        () -> {
          try {
            registry(files);
          } catch (DefinitionException refused) {
            assertEquals(file, refused.source(), refused::getMessage);
            throw refused;
          }
        });
  }

  private static Value.Complex user(Value.Complex... extensions) {
    return object("name", "User", "schemaExtensions", list((Object[]) extensions));
  }

  private static List<String> urns(ResourceType type) {
    return type.schemas().stream().map(Schema::id).toList();
  }

  @Test
  void registry_ofNothing_isTheCore() {
    SchemaRegistry registry = registry();
    assertEquals(
        List.of(CoreSchemas.USER, CoreSchemas.GROUP), List.copyOf(registry.resourceTypes()));
    assertEquals(3, registry.schemas().size());
  }

  @Test
  void registry_newType_inWhateverOrder_isComplete() {
    Value.Complex type =
        deviceType("schemaExtensions", list(extension(EXTENSION.toUpperCase(Locale.ROOT), true)));
    SchemaRegistry registry = registry(type, BADGE, DEVICE);
    ResourceType device = registry.resourceType("device").orElseThrow();
    assertEquals(List.of(URN, EXTENSION), urns(device));
    assertTrue(device.extension(EXTENSION).orElseThrow().required());
    assertFalse(device.isUser() || device.isGroup());
    assertEquals(3, registry.resourceTypes().size());
    assertEquals(
        List.of(CoreSchemas.USER_URN, CoreSchemas.ENTERPRISE_USER_URN), urns(registry.user()));
    assertEquals("Device", device.name());
  }

  @Test
  void registry_userAndGroup_getExtensionsBesidesTheirs() {
    SchemaRegistry registry =
        registry(
            BADGE,
            DEVICE,
            user(extension(EXTENSION, true)),
            object("name", "group", "schemaExtensions", list(extension(EXTENSION, false))),
            user(extension(URN, false)));
    assertEquals(
        List.of(CoreSchemas.USER_URN, CoreSchemas.ENTERPRISE_USER_URN, EXTENSION, URN),
        urns(registry.user()));
    assertEquals(List.of(CoreSchemas.GROUP_URN, EXTENSION), urns(registry.group()));
    assertTrue(registry.user().isUser() && registry.group().isGroup());
    assertTrue(registry.user().extension(EXTENSION).orElseThrow().required());
    assertFalse(registry.group().extension(EXTENSION).orElseThrow().required());
  }

  @Test
  void registry_enterpriseExtension_mayBecomeRequired_andBeUsedElsewhere() {
    String urn = CoreSchemas.ENTERPRISE_USER_URN;
    SchemaRegistry registry =
        registry(
            BADGE,
            user(extension(EXTENSION, false), extension(urn, true)),
            DEVICE,
            deviceType("schemaExtensions", list(extension(urn, false))));
    assertEquals(List.of(CoreSchemas.USER_URN, urn, EXTENSION), urns(registry.user()));
    assertTrue(registry.user().extension(urn).orElseThrow().required());
    assertEquals(List.of(URN, urn), urns(registry.resourceType("Device").orElseThrow()));
  }

  @Test
  void registry_unusedSchema_isListed() {
    assertTrue(registry(BADGE).schema(EXTENSION).isPresent());
  }

  @Test
  void add_list_isEachOfItsResources() {
    SchemaRegistry registry = registry(object("Resources", list(DEVICE, deviceType(), BADGE)));
    assertTrue(registry.resourceType("Device").isPresent());
    assertRefused(
        "0.json",
        "Resources[1].attributes[0].name",
        "letter",
        object("Resources", list(DEVICE, schemaOf(EXTENSION, "9"))));
    assertRefused("0.json", "Resources[0]", "object", object("Resources", list("x")));
  }

  @Test
  void add_kind_isSaidOrSeen() {
    String both = "must contain " + Definitions.SCHEMA_URN + " or " + Definitions.TYPE_URN;
    assertRefused("0.json", "schemas", both, with(DEVICE, "schemas", list("urn:x:y")));
    assertRefused("0.json", "", "must be a Schema", object("name", "x"));
    assertRefused("0.json", "id", "missing", object("attributes", list()));
    assertRefused("0.json", "name", "missing", object("endpoint", "/x"));
    assertRefused("0.json", "name", "missing", object("schemaExtensions", list()));
    assertRefused(
        "0.json",
        "endpoint",
        "missing",
        object("name", "x", "attributes", list(), "schemas", list(Definitions.TYPE_URN)));
  }

  @Test
  void add_schemaThatIsThere_isRefused() {
    assertRefused("1.json", "id", "0.json defines", DEVICE, schemaOf(URN.replace("D", "d"), "x"));
    for (String urn :
        List.of(
            CoreSchemas.USER_URN,
            CoreSchemas.GROUP_URN.toUpperCase(Locale.ROOT),
            CoreSchemas.ENTERPRISE_USER_URN,
            Definitions.SCHEMA_URN,
            Definitions.TYPE_URN,
            "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig")) {
      assertRefused("0.json", "id", "SCIM itself", schemaOf(urn, "x"));
    }
  }

  @Test
  void registry_typesThatCollide_areRefused() {
    Value.Complex other = schemaOf(EXTENSION, "x");
    Value.Complex second = deviceType("name", "Other", "endpoint", "/Others", "schema", EXTENSION);
    assertEquals(4, registry(DEVICE, other, deviceType(), second).resourceTypes().size());
    assertRefused(
        "3.json", "name", "is taken", DEVICE, other, deviceType(), with(second, "name", "DEVICE"));
    assertRefused(
        "3.json", "id", "is taken", DEVICE, other, deviceType(), with(second, "id", "device"));
    assertRefused(
        "3.json",
        "endpoint",
        "type Device has",
        DEVICE,
        other,
        deviceType(),
        with(second, "endpoint", "/DEVICES"));
    assertRefused(
        "3.json",
        "schema",
        "type Device",
        DEVICE,
        other,
        deviceType(),
        with(second, "schema", URN));
  }

  @Test
  void registry_schemaOfAType_mustBeItsOwnAndKnown() {
    assertRefused("0.json", "schema", "no file defines", deviceType());
    assertRefused("0.json", "schema", "type User", deviceType("schema", CoreSchemas.USER_URN));
    assertRefused("0.json", "schema", "type Group", deviceType("schema", CoreSchemas.GROUP_URN));
    assertRefused(
        "0.json", "schema", "no file", deviceType("schema", CoreSchemas.ENTERPRISE_USER_URN));
  }

  @Test
  void registry_commonAttributeInASchemaOfAType_isRefused_notInAnExtension() {
    for (String name : List.of("id", "ID", "externalid", "meta", "schemas")) {
      assertRefused(
          "1.json", "attributes[0].name", "every resource", deviceType(), schemaOf(URN, name));
      assertTrue(
          registry(schemaOf(URN, name), user(extension(URN, false))).schema(URN).isPresent());
    }
  }

  @Test
  void registry_extension_mustBeKnownNewAndNoSchemaOfAType() {
    String path = "schemaExtensions[0].schema";
    assertRefused("0.json", path, "no file defines", user(extension(EXTENSION, false)));
    assertRefused("0.json", path, "type User", user(extension(CoreSchemas.USER_URN, false)));
    assertRefused("0.json", path, "type Device", user(extension(URN, false)), DEVICE, deviceType());
    assertRefused(
        "1.json",
        path,
        "type Device",
        DEVICE,
        deviceType("schemaExtensions", list(extension(URN, false))));
    assertRefused(
        "1.json",
        "schemaExtensions[1].schema",
        "twice",
        BADGE,
        user(extension(EXTENSION, false), extension(EXTENSION.replace("B", "b"), true)));
    assertRefused(
        "2.json",
        path,
        "twice",
        BADGE,
        user(extension(EXTENSION, false)),
        user(extension(EXTENSION, false)));
  }

  @Test
  void registry_requiredExtensionThatNobodyCanWrite_isRefused() {
    Value.Complex readOnly =
        object(
            "id",
            EXTENSION,
            "name",
            "x",
            "attributes",
            list(object("name", "a", "mutability", "readOnly")));
    assertRefused(
        "1.json",
        "schemaExtensions[0].required",
        "readOnly",
        readOnly,
        user(extension(EXTENSION, true)));
    assertEquals(3, registry(readOnly, user(extension(EXTENSION, false))).user().schemas().size());
  }

  @Test
  void add_tooMany_isRefused() {
    SchemaDefinitions definitions = new SchemaDefinitions();
    for (int i = 0; i < SchemaDefinitions.MAX_SCHEMAS; i++) {
      definitions.add("s", schemaOf("urn:example:s" + i, "x"));
      definitions.add("t", user());
    }
    Definitions.assertRefused("", "one too many", () -> definitions.add("s", DEVICE));
    Definitions.assertRefused("", "one too many", () -> definitions.add("t", deviceType()));
    assertEquals(2, definitions.registry().resourceTypes().size());
  }
}
