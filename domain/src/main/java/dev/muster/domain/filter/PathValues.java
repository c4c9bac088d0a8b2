package dev.muster.domain.filter;

import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.Attribute;
import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values to which a path leads in a resource: at least one, which may be absent. */
public final class PathValues {

  private PathValues() {}

  public static List<Optional<Value>> of(AttributePath path, Value.Complex resource) {
    Optional<Value> value =
        path.extension() == null
            ? resource.get(path.attribute().name())
            : resource
                .get(path.extension())
                .filter(Value.Complex.class::isInstance)
                .flatMap(block -> ((Value.Complex) block).get(path.attribute().name()));
    Attribute sub = path.subAttribute();
    if (value.isPresent() && value.get() instanceof Value.Multiple(List<Value> elements)) {
      List<Optional<Value>> values = new ArrayList<>(elements.size());
      elements.forEach(
          element -> values.add(sub == null ? Optional.of(element) : child(element, sub)));
      return values.isEmpty() ? List.of(Optional.empty()) : values;
    }
    return List.of(sub == null ? value : value.flatMap(complex -> child(complex, sub)));
  }

  private static Optional<Value> child(Value value, Attribute sub) {
    return value instanceof Value.Complex complex ? complex.get(sub.name()) : Optional.empty();
  }
}
