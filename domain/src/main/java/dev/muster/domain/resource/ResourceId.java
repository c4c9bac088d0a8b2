package dev.muster.domain.resource;

import java.util.Optional;
import java.util.UUID;

/** The identifier of a resource: a UUID, in lower case wherever it is text. */
public record ResourceId(UUID value) {

  /** Empty if the text is not a UUID in its canonical form; such a resource cannot exist. */
  public static Optional<ResourceId> parse(String text) {
    if (text.length() != 36) {
      return Optional.empty();
    }
    try {
      UUID uuid = UUID.fromString(text);
      return uuid.toString().equals(text) ? Optional.of(new ResourceId(uuid)) : Optional.empty();
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
