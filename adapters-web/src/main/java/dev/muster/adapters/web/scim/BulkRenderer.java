package dev.muster.adapters.web.scim;

import static dev.muster.adapters.web.scim.Trees.text;

import dev.muster.adapters.web.http.ErrorBody;
import dev.muster.adapters.web.http.ErrorMapper;
import dev.muster.application.port.in.ExecuteBulkUseCase.Outcome;
import dev.muster.application.port.in.ExecuteBulkUseCase.Result;
import dev.muster.domain.error.DirectoryException;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a BulkResponse message (RFC 7644 §3.7.3). */
final class BulkRenderer {

  private static final String URN = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";

  private BulkRenderer() {}

  /**
   * @param baseUrl the base URL of the SCIM endpoints
   */
  static Value.Complex render(List<Result> results, String baseUrl) {
    List<Value> operations = new ArrayList<>(results.size());
    results.forEach(result -> operations.add(operation(result, baseUrl)));
    return Trees.object(
        Map.entry("schemas", Trees.list(text(URN))),
        Map.entry("Operations", new Value.Multiple(operations)));
  }

  private static Value operation(Result result, String baseUrl) {
    Map<String, Value> members = new LinkedHashMap<>();
    if (result.path() != null) {
      members.put("location", text(baseUrl + result.path()));
    }
    members.put("method", text(result.operation().method().name()));
    if (result.operation().bulkId() != null) {
      members.put("bulkId", text(result.operation().bulkId()));
    }
    switch (result.outcome()) {
      case Outcome.Created(Meta meta) -> stored(members, 201, meta);
      case Outcome.Replaced(Meta meta) -> stored(members, 200, meta);
      case Outcome.Patched(Meta meta) -> stored(members, 200, meta);
      case Outcome.Deleted _ -> status(members, 204);
      case Outcome.Failed(DirectoryException reason) -> {
        ErrorBody error = ErrorMapper.describe(reason);
        status(members, error.status());
        members.put("response", error.tree());
      }
    }
    return new Value.Complex(members);
  }

  private static void stored(Map<String, Value> members, int status, Meta meta) {
    members.put("version", text(meta.entityTag()));
    status(members, status);
  }

  private static void status(Map<String, Value> members, int status) {
    members.put("status", text(Integer.toString(status)));
  }
}
