package dev.muster.adapters.persistence.resource;

import dev.muster.domain.resource.Relations;
import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@link dev.muster.adapters.persistence.search.Relation#array} selects. */
final class RelatedValues {

  private RelatedValues() {}

  static Value.Complex read(ResourceType type, String[] related) {
    Attribute relation = Relations.of(type).orElseThrow();
    List<Value> values = new ArrayList<>(related.length);
    // A few that recur: one object for all, for as long as these values are in a cache.
    Map<String, Value> types = new HashMap<>();
    for (String text : related) {
      int value = text.indexOf(' ') + 1;
      int display = text.indexOf(' ', value) + 1;
      Map<String, Value> attributes = new LinkedHashMap<>();
      attributes.put("value", new Value.Text(text.substring(value, display - 1)));
      attributes.put("display", new Value.Text(text.substring(display)));
      attributes.put("type", types.computeIfAbsent(text.substring(0, value - 1), Value.Text::new));
      values.add(new Value.Complex(attributes));
    }
    return Relations.values(relation, values);
  }
}
