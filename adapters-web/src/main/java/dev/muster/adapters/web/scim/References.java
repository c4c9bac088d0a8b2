package dev.muster.adapters.web.scim;

import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds to relations the URIs to which they lead, which depend on the address of the server. */
final class References {

  private References() {}

  /** The relations, each value with its {@code $ref} (RFC 7643 §4.1.2, §4.2). */
  static Value.Complex added(Value.Complex related, String baseUrl) {
    if (related.isEmpty()) {
      return related;
    }
    Map<String, Value> referring = new LinkedHashMap<>();
    related
        .attributes()
        .forEach(
            (name, value) ->
                referring.put(
                    name, value instanceof Value.Multiple values ? added(values, baseUrl) : value));
    return new Value.Complex(referring);
  }

  private static Value added(Value.Multiple values, String baseUrl) {
    List<Value> referring = new ArrayList<>(values.values().size());
    for (Value.Complex value : values.complexValues()) {
      boolean isUser = value.text("type").orElse("").equals(CoreSchemas.USER.name());
      String endpoint = isUser ? CoreSchemas.USER.endpoint() : CoreSchemas.GROUP.endpoint();
      String uri = baseUrl + endpoint + "/" + value.text("value").orElse("");
      Map<String, Value> attributes = new LinkedHashMap<>();
      value
          .attributes()
          .forEach(
              (name, attribute) -> {
                attributes.put(name, attribute);
                if (name.equals("value")) {
                  attributes.put("$ref", new Value.Reference(uri));
                }
              });
      referring.add(new Value.Complex(attributes));
    }
    return new Value.Multiple(referring);
  }
}
