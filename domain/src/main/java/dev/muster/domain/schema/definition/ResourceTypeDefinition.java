package dev.muster.domain.schema.definition;

import java.util.List;

/**
 * A resource type whose schemas are named, not yet found (RFC 7643 §6).
 *
 * @param place where it is defined
 * @param endpoint relative to the base URI, with a leading slash
 * @param schema the URN of its schema
 */
public record ResourceTypeDefinition(
    Place place,
    String id,
    String name,
    String endpoint,
    String description,
    String schema,
    List<Extension> extensions) {

  /** A schema extension by its URN. */
  public record Extension(Place place, String schema, boolean required) {}

  public ResourceTypeDefinition {
    extensions = List.copyOf(extensions);
  }
}
