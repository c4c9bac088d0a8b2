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
    return type -> {
      Map<String, Value> resource = new LinkedHashMap<>();
      resource.put("schemas", list(text(TYPE_URN)));
      resource.put("id", text(type.id()));
      resource.put("name", text(type.name()));
      resource.put("endpoint", text(type.endpoint()));
      putDescription(resource, type.description());
      resource.put("schema", text(type.schema().id()));
      resource.put("schemaExtensions", extensions(type));
      resource.put("meta", meta("ResourceType", baseUrl + "/ResourceTypes/" + type.id()));
      return new Value.Complex(resource);
    };
  }

  /** Custom definitions need not have one. */
  private static void putDescription(Map<String, Value> resource, String description) {
    if (!description.isEmpty()) {
      resource.put("description", text(description));
    }
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
    return schema -> {
      Map<String, Value> resource = new LinkedHashMap<>();
      resource.put("schemas", list(text(SCHEMA_URN)));
      resource.put("id", text(schema.id()));
      resource.put("name", text(schema.name()));
      putDescription(resource, schema.description());
      resource.put("attributes", attributes(schema.attributes()));
      // Of the characters that a URN may have, only this one means something else in a path.
      String segment = schema.id().replace("%", "%25");
      resource.put("meta", meta("Schema", baseUrl + "/Schemas/" + segment));
      return new Value.Complex(resource);
    };
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
    putDescription(description, attribute.description());
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
