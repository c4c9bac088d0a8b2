package dev.muster.domain.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A short notation for values in tests: {@code object("active", true, "tags", list("a", "b"))}. */
public final class Tree {

  private Tree() {}

  /** Names and values by turns. */
  public static Value.Complex object(Object... namesAndValues) {
    Map<String, Value> attributes = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      attributes.put((String) namesAndValues[i], value(namesAndValues[i + 1]));
    }
    return new Value.Complex(attributes);
  }

  public static Value.Multiple list(Object... elements) {
    List<Value> values = new ArrayList<>();
    for (Object element : elements) {
      values.add(value(element));
    }
    return new Value.Multiple(values);
  }

  public static Value.Reference uri(String uri) {
    return new Value.Reference(uri);
  }

  public static Value.Binary base64(String text) {
    return new Value.Binary(text);
  }

  public static Value.DateTime moment(String text) {
    return DateTimes.parse(text).orElseThrow();
  }

  /** The value as JSON has it: text, boolean or number; a {@link Value} stands for itself. */
  public static Value value(Object plain) {
    return switch (plain) {
      case Value value -> value;
      case String text -> new Value.Text(text);
      case Boolean bool -> new Value.Bool(bool);
      case Integer number -> new Value.WholeNumber(number);
      case Long number -> new Value.WholeNumber(number);
      case BigDecimal number -> new Value.DecimalNumber(number);
      default -> throw new IllegalArgumentException("no value: " + plain);
    };
  }
}
