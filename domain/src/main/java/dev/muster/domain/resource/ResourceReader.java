package dev.muster.domain.resource;

import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.CommonAttributes;
import dev.muster.domain.schema.Mutability;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.Schema;
import dev.muster.domain.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what a client sent for a resource (RFC 7644 §3.3, §3.5.1) by the schemas of its type: names
 * in any case become canonical, unknown and read-only attributes and unknown extensions are left
 * out, types are checked, required attributes must be there.
 */
public final class ResourceReader {

  private ResourceReader() {}

  /**
   * @param raw the request body as JSON has it
   * @throws InvalidRequest (invalidValue, invalidSyntax) if it breaks the schema
   */
  public static Resource read(ResourceType type, Value.Complex raw) {
    Resource resource = readStored(type, raw);
    RequiredAttributes.firstMissing(type, resource.attributes())
        .ifPresent(
            missing -> {
              throw InvalidRequest.value(missing.name() + " is required.");
            });
    return resource;
  }

  /**
   * Reads a resource that was accepted before: what the schemas have come to require since then may
   * be missing.
   *
   * @throws InvalidRequest (invalidValue, invalidSyntax) if it breaks the schema otherwise
   */
  public static Resource readStored(ResourceType type, Value.Complex raw) {
    checkSchemas(raw);
    Map<String, Value> read = new LinkedHashMap<>();
    raw.attributes()
        .forEach(
            (name, value) -> {
              Optional<ResourceType.Extension> extension = type.extension(name);
              if (extension.isPresent()) {
                readExtension(read, extension.get().schema(), value);
              } else {
                type.attribute(name)
                    .filter(ResourceReader::isKept)
                    .ifPresent(
                        attribute -> ValueReader.put(read, attribute, attribute.name(), value));
              }
            });
    return new Resource(type, new Value.Complex(read));
  }

  private static void checkSchemas(Value.Complex raw) {
    raw.attributes()
        .forEach(
            (name, value) -> {
              boolean isList =
                  value instanceof Value.Multiple(List<Value> urns)
                      && urns.stream().allMatch(Value.Text.class::isInstance);
              if (name.equalsIgnoreCase(CommonAttributes.SCHEMAS.name()) && !isList) {
                throw InvalidRequest.value("schemas must be a list of strings.");
              }
            });
  }

  /** {@code schemas} is computed from the data. */
  private static boolean isKept(Attribute attribute) {
    return attribute.mutability() != Mutability.READ_ONLY
        && !attribute.equals(CommonAttributes.SCHEMAS);
  }

  private static void readExtension(Map<String, Value> read, Schema extension, Value raw) {
    String urn = extension.id();
    if (!(raw instanceof Value.Complex(Map<String, Value> given))) {
      throw InvalidRequest.value(urn + " must be an object.");
    }
    Map<String, Value> attributes = new LinkedHashMap<>();
    given.forEach(
        (name, value) ->
            extension
                .attribute(name)
                .filter(ResourceReader::isKept)
                .ifPresent(
                    attribute ->
                        ValueReader.put(
                            attributes, attribute, urn + ":" + attribute.name(), value)));
    if (attributes.isEmpty()) {
      return;
    }
    if (read.put(urn, new Value.Complex(attributes)) != null) {
      throw InvalidRequest.syntax(urn + " is given twice.");
    }
  }
}
