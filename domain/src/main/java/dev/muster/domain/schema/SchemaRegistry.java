package dev.muster.domain.schema;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The resource types that this server serves, and the schemas that they use. */
public final class SchemaRegistry {

  private final Map<String, ResourceType> types = new LinkedHashMap<>();
  private final Map<String, Schema> schemas = new LinkedHashMap<>();

  /**
   * @throws IllegalArgumentException if two types share an id, or two different schemas a URN
   */
  public SchemaRegistry(List<ResourceType> resourceTypes) {
    for (ResourceType type : resourceTypes) {
      if (types.putIfAbsent(key(type.id()), type) != null) {
        throw new IllegalArgumentException("two resource types with the id " + type.id());
      }
      for (Schema schema : type.schemas()) {
        Schema known = schemas.putIfAbsent(key(schema.id()), schema);
        if (known != null && !known.equals(schema)) {
          throw new IllegalArgumentException("two schemas with the id " + schema.id());
        }
      }
    }
  }

  public Collection<ResourceType> resourceTypes() {
    return List.copyOf(types.values());
  }

  public Collection<Schema> schemas() {
    return List.copyOf(schemas.values());
  }

  public Optional<ResourceType> resourceType(String id) {
    return Optional.ofNullable(types.get(key(id)));
  }

  /** The schema with that URN, in any case. */
  public Optional<Schema> schema(String urn) {
    return Optional.ofNullable(schemas.get(key(urn)));
  }

  private static String key(String id) {
    return id.toLowerCase(Locale.ROOT);
  }
}
