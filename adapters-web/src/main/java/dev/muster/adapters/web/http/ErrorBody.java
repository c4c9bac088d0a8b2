package dev.muster.adapters.web.http;

import dev.muster.adapters.web.json.JsonWriter;
import dev.muster.domain.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of an error (RFC 7644 §3.12); its status is a string. */
final class ErrorBody {

  private static final String URN = "urn:ietf:params:scim:api:messages:2.0:Error";

  private ErrorBody() {}

  static byte[] of(int status, @Nullable String scimType, String detail) {
    Map<String, Value> body = new LinkedHashMap<>();
    body.put("schemas", new Value.Multiple(List.of(new Value.Text(URN))));
    body.put("status", new Value.Text(Integer.toString(status)));
    if (scimType != null) {
      body.put("scimType", new Value.Text(scimType));
    }
    body.put("detail", new Value.Text(detail));
    return JsonWriter.write(new Value.Complex(body));
  }
}
