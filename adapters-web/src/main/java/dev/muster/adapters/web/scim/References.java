package dev.muster.adapters.web.scim;

import dev.muster.adapters.web.json.DocumentSplice;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adds to relations the URIs to which they lead ({@code $ref}, RFC 7643 §4.1.2, §4.2), which depend
 * on the address of the server.
 */
final class References {

  private static final String NAME = "$ref";

  private References() {}

  /** The relations, each value with its reference. */
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
    return new Value.Multiple(
        values.complexValues().stream()
            .<Value>map(value -> value.with(NAME, new Value.Reference(uri(value, baseUrl))))
            .toList());
  }

  /** Writes the relations, each value with its reference, without a tree of them. */
  static void splice(Value.Complex related, String baseUrl, DocumentSplice into) {
    related
        .attributes()
        .forEach(
            (name, value) -> {
              if (value instanceof Value.Multiple values) {
                into.with(name, values.complexValues(), NAME, one -> uri(one, baseUrl));
              } else {
                into.with(name, value);
              }
            });
  }

  private static String uri(Value.Complex value, String baseUrl) {
    boolean isUser = value.text("type").orElse("").equals(CoreSchemas.USER.name());
    String endpoint = isUser ? CoreSchemas.USER.endpoint() : CoreSchemas.GROUP.endpoint();
    return baseUrl + endpoint + "/" + value.text("value").orElse("");
  }
}
