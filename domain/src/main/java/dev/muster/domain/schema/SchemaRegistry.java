package dev.muster.domain.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The resource types that this server serves, and the schemas that they use. */
public final class SchemaRegistry {

  private final Map<String, ResourceType> byId = new LinkedHashMap<>();
  private final Map<String, ResourceType> byName = new HashMap<>();
  private final Map<String, Schema> schemas = new LinkedHashMap<>();

  /**
   * @throws IllegalArgumentException if two types share an id, a name or an endpoint, or two
   *     different schemas a URN
   */
  public SchemaRegistry(List<ResourceType> resourceTypes) {
    this(resourceTypes, List.of());
  }

  /**
   * @param others schemas that no type need have
   * @throws IllegalArgumentException if two types share an id, a name or an endpoint, or two
   *     different schemas a URN
   */
  public SchemaRegistry(List<ResourceType> resourceTypes, List<Schema> others) {
    Set<String> endpoints = new HashSet<>();
    for (ResourceType type : resourceTypes) {
      boolean taken =
          byId.putIfAbsent(key(type.id()), type) != null
              || byName.putIfAbsent(key(type.name()), type) != null
              || !endpoints.add(key(type.endpoint()));
      if (taken) {
        throw new IllegalArgumentException("two resource types like " + type.id());
      }
      type.schemas().forEach(this::add);
    }
    others.forEach(this::add);
  }

  private void add(Schema schema) {
    Schema known = schemas.putIfAbsent(key(schema.id()), schema);
    if (known != null && !known.equals(schema)) {
      throw new IllegalArgumentException("two schemas with the id " + schema.id());
    }
  }

  /**
   * The same with one type more.
   *
   * @throws IllegalArgumentException as the constructor does
   */
  public SchemaRegistry with(ResourceType type) {
    List<ResourceType> types = new ArrayList<>(byId.values());
    types.add(type);
    return new SchemaRegistry(types, List.copyOf(schemas.values()));
  }

  public Collection<ResourceType> resourceTypes() {
    return List.copyOf(byId.values());
  }

  public Collection<Schema> schemas() {
    return List.copyOf(schemas.values());
  }

  /** The resource type with that id, in any case. */
  public Optional<ResourceType> resourceType(String id) {
    return Optional.ofNullable(byId.get(key(id)));
  }

  /** The resource type with that name, as {@code meta.resourceType} says it, in any case. */
  public Optional<ResourceType> resourceTypeNamed(String name) {
    return Optional.ofNullable(byName.get(key(name)));
  }

  /** The type User with all its extensions. */
  public ResourceType user() {
    return standard(CoreSchemas.USER);
  }

  /** The type Group with all its extensions. */
  public ResourceType group() {
    return standard(CoreSchemas.GROUP);
  }

  private ResourceType standard(ResourceType type) {
    return resourceType(type.id())
        .orElseThrow(() -> new IllegalStateException("a registry without " + type.name()));
  }

  /** The schema with that URN, in any case. */
  public Optional<Schema> schema(String urn) {
    return Optional.ofNullable(schemas.get(key(urn)));
  }

  private static String key(String id) {
    return id.toLowerCase(Locale.ROOT);
  }
}
