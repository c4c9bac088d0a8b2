package dev.muster.adapters.web.scim;

import static dev.muster.adapters.web.scim.Trees.bool;
import static dev.muster.adapters.web.scim.Trees.list;
import static dev.muster.adapters.web.scim.Trees.object;
import static dev.muster.adapters.web.scim.Trees.text;
import static dev.muster.adapters.web.scim.Trees.texts;

import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.AttributeType;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.Schema;
import dev.muster.domain.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Resource types and schemas as resources (RFC 7643 §6, §7). */
final class SchemaDescriptions {

  private static final String TYPE_URN = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";
  private static final String SCHEMA_URN = "urn:ietf:params:scim:schemas:core:2.0:Schema";

  private SchemaDescriptions() {}

  static Function<ResourceType, Value.Complex> types(String baseUrl) {
    return type ->
        object(
            Map.entry("schemas", list(text(TYPE_URN))),
            Map.entry("id", text(type.id())),
            Map.entry("name", text(type.name())),
            Map.entry("endpoint", text(type.endpoint())),
            Map.entry("description", text(type.description())),
            Map.entry("schema", text(type.schema().id())),
            Map.entry("schemaExtensions", extensions(type)),
            Map.entry("meta", meta("ResourceType", baseUrl + "/ResourceTypes/" + type.id())));
  }

  private static Value extensions(ResourceType type) {
    List<Value> extensions =
        type.extensions().stream()
            .map(
                extension ->
                    (Value)
                        object(
                            Map.entry("schema", text(extension.schema().id())),
                            Map.entry("required", bool(extension.required()))))
            .toList();
    return new Value.Multiple(extensions);
  }

  static Function<Schema, Value.Complex> schemas(String baseUrl) {
    return schema ->
        object(
            Map.entry("schemas", list(text(SCHEMA_URN))),
            Map.entry("id", text(schema.id())),
            Map.entry("name", text(schema.name())),
            Map.entry("description", text(schema.description())),
            Map.entry("attributes", attributes(schema.attributes())),
            Map.entry("meta", meta("Schema", baseUrl + "/Schemas/" + schema.id())));
  }

  private static Value attributes(List<Attribute> attributes) {
    return new Value.Multiple(
        List.copyOf(attributes.stream().map(SchemaDescriptions::attribute).toList()));
  }

  private static Value.Complex attribute(Attribute attribute) {
    Map<String, Value> description = new LinkedHashMap<>();
    description.put("name", text(attribute.name()));
    description.put("type", text(attribute.type().keyword()));
    description.put("multiValued", bool(attribute.multiValued()));
    description.put("description", text(attribute.description()));
    description.put("required", bool(attribute.required()));
    if (!attribute.canonicalValues().isEmpty()) {
      description.put("canonicalValues", texts(attribute.canonicalValues()));
    }
    if (attribute.type() != AttributeType.COMPLEX) {
      description.put("caseExact", bool(attribute.caseExact()));
    }
    description.put("mutability", text(attribute.mutability().keyword()));
    description.put("returned", text(attribute.returned().keyword()));
    description.put("uniqueness", text(attribute.uniqueness().keyword()));
    if (!attribute.referenceTypes().isEmpty()) {
      description.put("referenceTypes", texts(attribute.referenceTypes()));
    }
    if (!attribute.subAttributes().isEmpty()) {
      description.put("subAttributes", attributes(attribute.subAttributes()));
    }
    return new Value.Complex(description);
  }

  private static Value.Complex meta(String type, String location) {
    return object(Map.entry("resourceType", text(type)), Map.entry("location", text(location)));
  }
}
