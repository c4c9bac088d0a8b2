package dev.muster.domain.resource;

import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules of multi-valued attributes (RFC 7643 §2.4). */
final class MultipleValues {

  private static final String PRIMARY = "primary";

  private MultipleValues() {}

  /**
   * Stores a pair of type and value once, the later one in the place of the earlier, and leaves at
   * most one value primary: the last one that says so.
   */
  static List<Value> normalize(List<Value> values) {
    List<Value> distinct = new ArrayList<>(values.size());
    Map<String, Integer> places = HashMap.newHashMap(values.size());
    int primary = -1;
    for (Value value : values) {
      Integer place = places.get(identity(value));
      if (place == null) {
        place = distinct.size();
        places.put(identity(value), place);
        distinct.add(value);
      } else {
        distinct.set(place, value);
      }
      if (isPrimary(value)) {
        if (primary >= 0 && primary != place) {
          distinct.set(primary, demoted(distinct.get(primary)));
        }
        primary = place;
      } else if (primary == place) {
        primary = -1;
      }
    }
    return distinct;
  }

  private static boolean isPrimary(Value value) {
    return value instanceof Value.Complex complex
        && complex.get(PRIMARY).equals(Optional.of(new Value.Bool(true)));
  }

  private static Value demoted(Value value) {
    return value instanceof Value.Complex complex
        ? complex.with(PRIMARY, new Value.Bool(false))
        : value;
  }

  /**
   * What makes two values of an attribute the same one, as text: maps stay fast on keys that
   * compare, even if someone chose them to collide.
   */
  private static String identity(Value value) {
    if (value instanceof Value.Complex complex && complex.get("value").isPresent()) {
      return complex.get("type") + "\0" + complex.get("value");
    }
    return value.toString();
  }
}
