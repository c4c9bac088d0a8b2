package dev.muster.adapters.web.scim;

import dev.muster.domain.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Spells out trees of values. */
final class Trees {

  private Trees() {}

  @SafeVarargs
  static Value.Complex object(Map.Entry<String, ? extends Value>... members) {
    Map<String, Value> object = new LinkedHashMap<>();
    for (Map.Entry<String, ? extends Value> member : members) {
      object.put(member.getKey(), member.getValue());
    }
    return new Value.Complex(object);
  }

  static Value list(Value... elements) {
    return new Value.Multiple(List.of(elements));
  }

  static Value texts(List<String> texts) {
    return new Value.Multiple(List.copyOf(texts.stream().map(Value.Text::new).toList()));
  }

  static Value text(String text) {
    return new Value.Text(text);
  }

  static Value bool(boolean bool) {
    return new Value.Bool(bool);
  }

  static Value number(long number) {
    return new Value.WholeNumber(number);
  }
}
