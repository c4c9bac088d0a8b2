package dev.muster.domain.patch;

import dev.muster.domain.filter.Filter;
import dev.muster.domain.filter.FilterEvaluator;
import dev.muster.domain.resource.MultipleValues;
import dev.muster.domain.schema.Attribute;
import dev.muster.domain.value.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the values of an attribute by the text of their {@code value}, so that thousands of
 * operations such as {@code members[value eq "..."]} do not each look at all of them. It may name
 * places that hold another value by now: whoever asks compares again.
 */
final class ValueIndex {

  private static final String VALUE = "value";

  private final Attribute attribute;
  private final Map<String, Set<Integer>> places = new HashMap<>();

  ValueIndex(Attribute attribute, MultipleValues values) {
    this.attribute =
        attribute.subAttributes().isEmpty()
            ? attribute.asValue()
            : attribute.subAttribute(VALUE).orElse(attribute);
    for (int place : values.places()) {
      Value value = values.get(place);
      if (value != null) {
        note(place, value);
      }
    }
  }

  /** The key of the values that a filter selects, if it says so by {@code value eq "..."}. */
  static Optional<String> wanted(Filter filter) {
    for (Filter.Comparison equality : Equalities.of(filter)) {
      Attribute leaf = equality.path().leaf();
      Optional<String> text = equality.operand().asText();
      if (leaf.name().equals(VALUE) && text.isPresent()) {
        return text.map(wanted -> FilterEvaluator.key(leaf, wanted));
      }
    }
    return Optional.empty();
  }

  /** That the place holds the value from now on. */
  void note(int place, Value value) {
    Optional<Value> text =
        value instanceof Value.Complex complex ? complex.get(VALUE) : Optional.of(value);
    text.flatMap(Value::asText)
        .map(key -> FilterEvaluator.key(attribute, key))
        .ifPresent(key -> places.computeIfAbsent(key, _ -> new TreeSet<>()).add(place));
  }

  /** In their order. */
  Set<Integer> places(String key) {
    return places.getOrDefault(key, Set.of());
  }
}
