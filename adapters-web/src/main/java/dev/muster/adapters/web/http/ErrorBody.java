package dev.muster.adapters.web.http;

import dev.muster.adapters.web.json.JsonWriter;
import dev.muster.domain.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An error as clients see it (RFC 7644 §3.12). */
public record ErrorBody(int status, @Nullable String scimType, String detail) {

  private static final String URN = "urn:ietf:params:scim:api:messages:2.0:Error";

  /** The body; its status is a string. */
  public Value.Complex tree() {
    Map<String, Value> body = new LinkedHashMap<>();
    body.put("schemas", new Value.Multiple(List.of(new Value.Text(URN))));
    body.put("status", new Value.Text(Integer.toString(status)));
    if (scimType != null) {
      body.put("scimType", new Value.Text(scimType));
    }
    body.put("detail", new Value.Text(detail));
    return new Value.Complex(body);
  }

  byte[] json() {
    return JsonWriter.write(tree());
  }
}
