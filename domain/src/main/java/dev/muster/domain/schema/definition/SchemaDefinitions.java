package dev.muster.domain.schema.definition;

import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.GroupMemberType;
import dev.muster.domain.schema.Schema;
import dev.muster.domain.schema.SchemaRegistry;
import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Collects the schemas and resource types that an operator defines, in whatever order they come,
 * and makes a registry of them together with those of RFC 7643.
 */
public final class SchemaDefinitions {

  public static final int MAX_SCHEMAS = 100;
  public static final int MAX_RESOURCE_TYPES = 100;

  private static final String RESOURCES = "Resources";

  /** The schemas that this server has already, and those in which SCIM describes itself (§8.7). */
  private static final Set<String> TAKEN_URNS =
      Set.of(
          key(CoreSchemas.USER_URN),
          key(CoreSchemas.GROUP_URN),
          key(CoreSchemas.ENTERPRISE_USER_URN),
          key(GroupMemberType.URN),
          key("urn:ietf:params:scim:schemas:core:2.0:Schema"),
          key("urn:ietf:params:scim:schemas:core:2.0:ResourceType"),
          key("urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"));

  /** A schema and where it is defined. */
  record Defined(Place place, Schema schema) {}

  private final Map<String, Defined> schemas = new LinkedHashMap<>();
  private final List<ResourceTypeDefinition> types = new ArrayList<>();

  /**
   * Adds a schema, a resource type, or a list of them as {@code /Schemas} answers it.
   *
   * @param source how errors call it, such as the name of the file
   * @param raw as JSON has it
   * @throws DefinitionException if it cannot be used
   */
  public void add(String source, Value.Complex raw) {
    Members outermost = new Members(Place.of(source), raw);
    if (outermost.has(RESOURCES)) {
      outermost.objects(RESOURCES).forEach(this::add);
    } else {
      add(outermost);
    }
  }

  private void add(Members definition) {
    switch (DefinitionKind.of(definition)) {
      case SCHEMA -> addSchema(definition);
      case RESOURCE_TYPE -> {
        if (types.size() == MAX_RESOURCE_TYPES) {
          throw definition
              .place()
              .refuse("is one too many: there can be " + MAX_RESOURCE_TYPES + " resource types.");
        }
        types.add(ResourceTypeReader.read(definition));
      }
    }
  }

  private void addSchema(Members definition) {
    Schema schema = SchemaReader.read(definition);
    if (TAKEN_URNS.contains(key(schema.id()))) {
      throw definition.at("id").refuse("must not be " + schema.id() + ": SCIM itself has that.");
    }
    if (schemas.size() == MAX_SCHEMAS) {
      throw definition.place().refuse("is one too many: there can be " + MAX_SCHEMAS + " schemas.");
    }
    Defined other = schemas.putIfAbsent(key(schema.id()), new Defined(definition.place(), schema));
    if (other != null) {
      throw definition
          .at("id")
          .refuse("is taken: " + other.place() + " defines " + schema.id() + " too.");
    }
  }

  /**
   * Everything added so far, and User with its enterprise extension, and Group.
   *
   * @throws DefinitionException if the definitions do not fit together
   */
  public SchemaRegistry registry() {
    return new SchemaRegistry(
        new ResourceTypeComposer(schemas, types).compose(),
        schemas.values().stream().map(Defined::schema).toList());
  }

  /** URNs are equal in any case. */
  static String key(String urn) {
    return urn.toLowerCase(Locale.ROOT);
  }
}
