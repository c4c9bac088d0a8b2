package dev.muster.domain.resource;

import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must be there (RFC 7643 §2.2): required attributes, not blank, of the core schema and of
 * each extension that has data; required extensions; required sub-attributes of each complex value.
 */
public final class RequiredAttributes {

  /**
   * Something required that is not there.
   *
   * @param name how errors call it
   * @param owner the path of the attribute it belongs to, or the URN of the extension it is
   */
  public record Missing(
      String name, String owner, @Nullable String extension, @Nullable Attribute attribute) {

    /** Whether these attributes of a resource have it. */
    public boolean isIn(Value.Complex attributes) {
      Optional<Value> block =
          extension == null ? Optional.of(attributes) : attributes.get(extension);
      return attribute == null
          ? extension != null && block.isPresent()
          : block.isPresent()
              && block.get() instanceof Value.Complex found
              && found.get(attribute.name()).isPresent();
    }
  }

  private RequiredAttributes() {}

  /**
   * @param attributes as in {@link Resource}
   */
  public static Optional<Missing> firstMissing(ResourceType type, Value.Complex attributes) {
    Optional<Missing> missing = firstMissing(type.schema().attributes(), null, attributes);
    for (ResourceType.Extension extension : type.extensions()) {
      if (missing.isPresent()) {
        return missing;
      }
      String urn = extension.schema().id();
      if (attributes.get(urn).orElse(null) instanceof Value.Complex block) {
        missing = firstMissing(extension.schema().attributes(), urn, block);
      } else if (extension.required()) {
        missing = Optional.of(new Missing(urn, urn, urn, null));
      }
    }
    return missing;
  }

  private static Optional<Missing> firstMissing(
      List<Attribute> definitions, @Nullable String extension, Value.Complex block) {
    for (Attribute attribute : definitions) {
      String name = extension == null ? attribute.name() : extension + ":" + attribute.name();
      Optional<Value> value = block.get(attribute.name());
      if (attribute.required() && (value.isEmpty() || isBlank(value.get()))) {
        return Optional.of(new Missing(name, name, extension, attribute));
      }
      Optional<String> sub = value.flatMap(present -> missingSub(attribute, name, present));
      if (sub.isPresent()) {
        // Sub-attributes are not removed where they are required: this value never had it.
        return Optional.of(new Missing(sub.get(), name, null, null));
      }
    }
    return Optional.empty();
  }

  /**
   * @param value of the attribute, or several ones
   * @throws InvalidRequest (invalidValue) if it lacks a required sub-attribute
   */
  public static void requireSubAttributes(Attribute attribute, String name, Value value) {
    missingSub(attribute, name, value)
        .ifPresent(
            missing -> {
              throw InvalidRequest.value(missing + " is required.");
            });
  }

  private static Optional<String> missingSub(Attribute attribute, String name, Value value) {
    for (Attribute sub : attribute.subAttributes()) {
      if (sub.required()) {
        if (value instanceof Value.Multiple(List<Value> elements)) {
          for (int i = 0; i < elements.size(); i++) {
            if (lacks(elements.get(i), sub)) {
              return Optional.of(name + "[" + i + "]." + sub.name());
            }
          }
        } else if (lacks(value, sub)) {
          return Optional.of(name + "." + sub.name());
        }
      }
    }
    return Optional.empty();
  }

  private static boolean lacks(Value value, Attribute sub) {
    return value instanceof Value.Complex complex && complex.get(sub.name()).isEmpty();
  }

  /** Whether a value is text that says nothing. */
  public static boolean isBlank(Value value) {
    return value instanceof Value.Text(String text) && text.isBlank();
  }
}
