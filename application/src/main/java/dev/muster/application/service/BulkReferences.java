package dev.muster.application.service;

import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** References to what the same bulk creates (RFC 7644 §3.7.2): whole texts only. */
final class BulkReferences {

  static final String PREFIX = "bulkId:";

  private BulkReferences() {}

  /** The name that a text refers to, if it is a reference. */
  static Optional<String> name(String text) {
    return text.startsWith(PREFIX)
        ? Optional.of(text.substring(PREFIX.length()))
        : Optional.empty();
  }

  /** The names that the texts of a value refer to, in their order. */
  static Set<String> in(Value value) {
    Set<String> names = new LinkedHashSet<>();
    collect(value, names);
    return names;
  }

  private static void collect(Value value, Set<String> names) {
    switch (value) {
      case Value.Text(String text) -> name(text).ifPresent(names::add);
      case Value.Complex(Map<String, Value> attributes) ->
          attributes.values().forEach(attribute -> collect(attribute, names));
      case Value.Multiple(List<Value> elements) ->
          elements.forEach(element -> collect(element, names));
      case Value.Bool _,
          Value.WholeNumber _,
          Value.DecimalNumber _,
          Value.DateTime _,
          Value.Binary _,
          Value.Reference _ -> {
        // JSON has no other texts.
      }
    }
  }

  /**
   * The value with ids in the place of references.
   *
   * @param ids by the names; references to other names stay
   */
  static Value.Complex resolved(Value.Complex value, Map<String, String> ids) {
    Map<String, Value> attributes = new LinkedHashMap<>();
    value.attributes().forEach((name, attribute) -> attributes.put(name, of(attribute, ids)));
    return new Value.Complex(attributes);
  }

  private static Value of(Value value, Map<String, String> ids) {
    return switch (value) {
      case Value.Text(String text) -> new Value.Text(resolved(text, ids));
      case Value.Complex complex -> resolved(complex, ids);
      case Value.Multiple(List<Value> elements) -> {
        List<Value> resolved = new ArrayList<>(elements.size());
        elements.forEach(element -> resolved.add(of(element, ids)));
        yield new Value.Multiple(resolved);
      }
      case Value.Bool _,
          Value.WholeNumber _,
          Value.DecimalNumber _,
          Value.DateTime _,
          Value.Binary _,
          Value.Reference _ ->
          value;
    };
  }

  static String resolved(String text, Map<String, String> ids) {
    return name(text).map(ids::get).orElse(text);
  }
}
