package dev.muster.domain.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A kind of resource: its endpoint, its schema and the extensions it may carry (RFC 7643 §6).
 *
 * @param endpoint relative to the base URI, with a leading slash
 */
public record ResourceType(
    String id,
    String name,
    String endpoint,
    String description,
    Schema schema,
    List<Extension> extensions) {

  /** A schema extension; a required one must be present in every resource of the type. */
  public record Extension(Schema schema, boolean required) {}

  public ResourceType {
    extensions = List.copyOf(extensions);
  }

  /** That of the name: the schemas below are hundreds of objects. */
  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** Whether it is User, whatever its extensions are. */
  public boolean isUser() {
    return schema.id().equals(CoreSchemas.USER_URN);
  }

  /** Whether it is Group, whatever its extensions are. */
  public boolean isGroup() {
    return schema.id().equals(CoreSchemas.GROUP_URN);
  }

  /** The extension with that URN, in any case. */
  public Optional<Extension> extension(String urn) {
    return extensions.stream().filter(e -> e.schema().id().equalsIgnoreCase(urn)).findFirst();
  }

  /** A common or core attribute by name, in any case. */
  public Optional<Attribute> attribute(String name) {
    Optional<Attribute> own = schema.attribute(name);
    return own.isPresent() ? own : CommonAttributes.attribute(name);
  }

  /** The core schema, then the extensions. */
  public List<Schema> schemas() {
    List<Schema> all = new ArrayList<>(extensions.size() + 1);
    all.add(schema);
    extensions.forEach(extension -> all.add(extension.schema()));
    return all;
  }
}
