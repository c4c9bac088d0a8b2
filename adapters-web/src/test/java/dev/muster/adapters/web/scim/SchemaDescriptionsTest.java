package dev.muster.adapters.web.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.adapters.web.json.JsonReader;
import dev.muster.adapters.web.json.JsonWriter;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.Schema;
import dev.muster.domain.schema.SchemaRegistry;
import dev.muster.domain.schema.definition.SchemaDefinitions;
import dev.muster.domain.value.Value;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What was read from definitions is described as it was given, with the defaults filled in. */
final class SchemaDescriptionsTest {

  private static final String SCHEMA =
      """
      {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Schema"],
       "id":"urn:example:a%20b:Badge","name":"Badge","description":"What opens doors",
       "attributes":[
         {"name":"number","type":"integer","multiValued":false,"description":"Its number",
          "required":true,"caseExact":false,"mutability":"immutable","returned":"always",
          "uniqueness":"none"},
         {"name":"pin","type":"string","multiValued":false,"required":false,"caseExact":true,
          "mutability":"writeOnly","returned":"never","uniqueness":"none"},
         {"name":"doors","type":"complex","multiValued":true,"required":false,
          "mutability":"readWrite","returned":"request","uniqueness":"none",
          "subAttributes":[
            {"name":"value","type":"string","multiValued":false,"required":true,
             "canonicalValues":["front","back"],"caseExact":false,"mutability":"readWrite",
             "returned":"default","uniqueness":"none"},
            {"name":"$ref","type":"reference","multiValued":false,"required":false,
             "caseExact":true,"mutability":"readOnly","returned":"default","uniqueness":"none",
             "referenceTypes":["User","external"]}]}],
       "meta":{"resourceType":"Schema","location":"base/Schemas/urn:example:a%2520b:Badge"}}
      """;

  private static final String TYPE =
      """
      {"schemas":["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
       "id":"door-1","name":"Door","endpoint":"/Doors","schema":"urn:example:Door",
       "schemaExtensions":[
         {"schema":"urn:example:a%20b:Badge","required":true},
         {"schema":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
          "required":false}],
       "meta":{"resourceType":"ResourceType","location":"base/ResourceTypes/door-1"}}
      """;

  private static Value.Complex tree(String json) {
    return JsonReader.readObject(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "The sample");
  }

  private static Value.Complex sent(Value.Complex description) {
    return JsonReader.readObject(new ByteArrayInputStream(JsonWriter.write(description)));
  }

  @Test
  void customDefinitions_areDescribedAsTheyWereGiven() {
    SchemaDefinitions definitions = new SchemaDefinitions();
    definitions.add("schema", tree(SCHEMA));
    definitions.add("type", tree(TYPE));
    definitions.add(
        "door",
        tree("{\"id\":\"urn:example:Door\",\"name\":\"D\",\"attributes\":[{\"name\":\"x\"}]}"));
    SchemaRegistry registry = definitions.registry();
    Schema badge = registry.schema("urn:example:a%20b:badge").orElseThrow();
    ResourceType door = registry.resourceType("DOOR-1").orElseThrow();
    assertEquals(tree(SCHEMA), sent(SchemaDescriptions.schemas("base").apply(badge)));
    assertEquals(tree(TYPE), sent(SchemaDescriptions.types("base").apply(door)));
  }
}
