package dev.muster.domain.resource;

import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.Mutability;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What PUT makes of a resource (RFC 7644 §3.5.1). */
public final class Replacement {

  /** Identity providers leave these out of a PUT without meaning to clear them. */
  private static final Set<String> KEPT_WHEN_OMITTED = Set.of("active", "members");

  private Replacement() {}

  /**
   * The new content, completed from the current one: omitted attributes are cleared, except {@code
   * active}, {@code members}, immutable ones, and writeOnly ones, which no client can read and send
   * back.
   *
   * @throws InvalidRequest (mutability) if an immutable attribute would change
   */
  public static Resource of(Resource current, Resource replacement) {
    ResourceType type = current.type();
    Map<String, Value> merged = new LinkedHashMap<>(replacement.attributes().attributes());
    complete(type.schema().attributes(), "", current.attributes(), merged);
    for (ResourceType.Extension extension : type.extensions()) {
      String urn = extension.schema().id();
      Map<String, Value> attributes = new LinkedHashMap<>(block(merged.get(urn)).attributes());
      complete(
          extension.schema().attributes(),
          urn + ":",
          block(current.attributes().attributes().get(urn)),
          attributes);
      if (!attributes.isEmpty()) {
        merged.put(urn, new Value.Complex(attributes));
      }
    }
    return new Resource(type, new Value.Complex(merged));
  }

  private static void complete(
      List<Attribute> attributes, String prefix, Value.Complex current, Map<String, Value> merged) {
    for (Attribute attribute : attributes) {
      Optional<Value> before = current.get(attribute.name());
      Value after = merged.get(attribute.name());
      boolean immutable = attribute.mutability() == Mutability.IMMUTABLE;
      if (before.isEmpty()) {
        continue;
      }
      if (after == null) {
        boolean core = prefix.isEmpty();
        boolean unreadable = attribute.mutability() == Mutability.WRITE_ONLY;
        if (immutable || unreadable || (core && KEPT_WHEN_OMITTED.contains(attribute.name()))) {
          merged.put(attribute.name(), before.get());
        }
      } else if (immutable && !before.get().equals(after)) {
        throw InvalidRequest.mutability(prefix + attribute.name() + " cannot be changed.");
      } else if (before.get() instanceof Value.Complex was && after instanceof Value.Complex is) {
        Map<String, Value> parts = new LinkedHashMap<>(is.attributes());
        complete(attribute.subAttributes(), prefix + attribute.name() + ".", was, parts);
        merged.put(attribute.name(), new Value.Complex(parts));
      }
    }
  }

  private static Value.Complex block(@Nullable Value value) {
    return value instanceof Value.Complex complex ? complex : Value.Complex.EMPTY;
  }
}
