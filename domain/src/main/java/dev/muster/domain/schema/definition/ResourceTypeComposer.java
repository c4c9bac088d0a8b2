package dev.muster.domain.schema.definition;

import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.CommonAttributes;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.Mutability;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the schemas that definitions of resource types name. */
final class ResourceTypeComposer {

  private final Map<String, SchemaDefinitions.Defined> schemas;
  private final List<ResourceTypeDefinition> definitions;
  private final List<ResourceType> types = new ArrayList<>();

  /** The names of types by their ids, names, endpoints and schemas. */
  private final Map<String, String> owners = new HashMap<>();

  /**
   * @param schemas by their URNs in lower case
   */
  ResourceTypeComposer(
      Map<String, SchemaDefinitions.Defined> schemas, List<ResourceTypeDefinition> definitions) {
    this.schemas = schemas;
    this.definitions = definitions;
  }

  /** User and Group, then the others in their order. */
  List<ResourceType> compose() {
    start(CoreSchemas.USER);
    start(CoreSchemas.GROUP);
    // All schemas of types first: none of them can be an extension.
    for (ResourceTypeDefinition definition : definitions) {
      if (!isCore(definition)) {
        startNew(definition);
      }
    }
    return types.stream().map(this::withExtensions).toList();
  }

  private static boolean isCore(ResourceTypeDefinition definition) {
    return definition.name().equals(CoreSchemas.USER.name())
        || definition.name().equals(CoreSchemas.GROUP.name());
  }

  private void start(ResourceType type) {
    types.add(type);
    owners.put(SchemaDefinitions.key(type.schema().id()), type.name());
  }

  private void startNew(ResourceTypeDefinition definition) {
    Place place = definition.place();
    claim(place.member("name"), definition.name(), definition);
    if (!definition.id().equalsIgnoreCase(definition.name())) {
      claim(place.member("id"), definition.id(), definition);
    }
    claim(place.member("endpoint"), definition.endpoint(), definition);
    Schema schema = ownSchema(place.member("schema"), definition);
    start(
        new ResourceType(
            definition.id(),
            definition.name(),
            definition.endpoint(),
            definition.description(),
            schema,
            List.of()));
  }

  private void claim(Place place, String value, ResourceTypeDefinition definition) {
    String owner = owners.putIfAbsent(SchemaDefinitions.key(value), definition.name());
    if (owner != null) {
      throw place.refuse("is taken: the resource type " + owner + " has " + value + " too.");
    }
  }

  private Schema ownSchema(Place place, ResourceTypeDefinition definition) {
    String urn = definition.schema();
    String owner = owners.get(SchemaDefinitions.key(urn));
    if (owner != null) {
      throw place.refuse(
          "is taken: it is the schema of the resource type "
              + owner
              + ", and each needs one of its own.");
    }
    SchemaDefinitions.Defined defined = schemas.get(SchemaDefinitions.key(urn));
    if (defined == null) {
      throw unknown(place, urn);
    }
    checkCommonAttributes(defined, definition.name());
    return defined.schema();
  }

  private static void checkCommonAttributes(SchemaDefinitions.Defined defined, String type) {
    List<Attribute> attributes = defined.schema().attributes();
    for (int i = 0; i < attributes.size(); i++) {
      String name = attributes.get(i).name();
      Optional<Attribute> common = CommonAttributes.attribute(name);
      if (common.isPresent()) {
        throw defined
            .place()
            .member("attributes")
            .element(i)
            .member("name")
            .refuse(
                "must not be "
                    + name
                    + ": every resource has that, and the resource type "
                    + type
                    + " has this schema as its own.");
      }
    }
  }

  /** What files say of a standard extension comes in its place. */
  private ResourceType withExtensions(ResourceType type) {
    Map<String, ResourceType.Extension> extensions = new LinkedHashMap<>();
    for (ResourceType.Extension standard : type.extensions()) {
      extensions.put(SchemaDefinitions.key(standard.schema().id()), standard);
    }
    Set<String> given = new HashSet<>();
    for (ResourceTypeDefinition definition : definitions) {
      if (definition.name().equals(type.name())) {
        for (ResourceTypeDefinition.Extension extension : definition.extensions()) {
          String key = SchemaDefinitions.key(extension.schema());
          if (!given.add(key)) {
            throw extension
                .place()
                .member("schema")
                .refuse("is given twice for the resource type " + type.name() + ".");
          }
          extensions.put(key, resolve(extension));
        }
      }
    }
    return new ResourceType(
        type.id(),
        type.name(),
        type.endpoint(),
        type.description(),
        type.schema(),
        List.copyOf(extensions.values()));
  }

  private ResourceType.Extension resolve(ResourceTypeDefinition.Extension extension) {
    Schema schema = extensionSchema(extension.place().member("schema"), extension.schema());
    boolean writable =
        schema.attributes().stream()
            .anyMatch(attribute -> attribute.mutability() != Mutability.READ_ONLY);
    if (extension.required() && !writable) {
      throw extension
          .place()
          .member("required")
          .refuse("must be false: nobody can write a schema that is all readOnly.");
    }
    return new ResourceType.Extension(schema, extension.required());
  }

  private Schema extensionSchema(Place place, String urn) {
    String key = SchemaDefinitions.key(urn);
    String owner = owners.get(key);
    if (owner != null) {
      throw place.refuse("is no extension: it is the schema of the resource type " + owner + ".");
    }
    if (key.equals(SchemaDefinitions.key(CoreSchemas.ENTERPRISE_USER_URN))) {
      return CoreSchemas.ENTERPRISE_USER_SCHEMA;
    }
    SchemaDefinitions.Defined defined = schemas.get(key);
    if (defined == null) {
      throw unknown(place, urn);
    }
    return defined.schema();
  }

  private static DefinitionException unknown(Place place, String urn) {
    return place.refuse("is unknown: no file defines the schema " + Place.quoted(urn) + ".");
  }
}
