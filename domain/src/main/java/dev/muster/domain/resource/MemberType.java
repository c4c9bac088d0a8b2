package dev.muster.domain.resource;

import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import java.util.Arrays;
import java.util.Optional;

/** What may be a member of a group. */
public enum MemberType {
  USER,
  GROUP;

  /** The one of that name, in any case: {@code type} is not exact in case. */
  public static Optional<MemberType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.label().equalsIgnoreCase(name)).findFirst();
  }

  /** As {@code type} says it. */
  public String label() {
    return type().name();
  }

  /** Where such resources are, relative to the base URI. */
  public String endpoint() {
    return type().endpoint();
  }

  private ResourceType type() {
    return switch (this) {
      case USER -> CoreSchemas.USER;
      case GROUP -> CoreSchemas.GROUP;
    };
  }
}
