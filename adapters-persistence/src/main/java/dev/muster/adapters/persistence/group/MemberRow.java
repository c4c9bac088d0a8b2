package dev.muster.adapters.persistence.group;

import dev.muster.domain.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A member of a group as an answer shows it. */
record MemberRow(UUID value, String display, String type) {

  Value.Complex member() {
    Map<String, Value> attributes = new LinkedHashMap<>();
    attributes.put("value", new Value.Text(value.toString()));
    attributes.put("display", new Value.Text(display));
    attributes.put("type", new Value.Text(type));
    return new Value.Complex(attributes);
  }
}
