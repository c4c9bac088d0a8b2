package dev.muster.adapters.web.scim;

import static dev.muster.adapters.web.scim.Trees.bool;
import static dev.muster.adapters.web.scim.Trees.list;
import static dev.muster.adapters.web.scim.Trees.number;
import static dev.muster.adapters.web.scim.Trees.object;
import static dev.muster.adapters.web.scim.Trees.text;

import dev.muster.application.port.in.ExecuteBulkUseCase;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.value.Value;
import java.util.Map;

/** What this server supports, and nothing else (RFC 7643 §5). */
final class ServiceProviderConfig {

  private static final String URN = "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";

  private ServiceProviderConfig() {}

  static Value.Complex render(String baseUrl) {
    return object(
        Map.entry("schemas", list(text(URN))),
        Map.entry("patch", supported(true)),
        Map.entry(
            "bulk",
            object(
                Map.entry("supported", bool(true)),
                Map.entry("maxOperations", number(ExecuteBulkUseCase.MAX_OPERATIONS)),
                Map.entry("maxPayloadSize", number(BulkRoutes.MAX_PAYLOAD_SIZE)))),
        Map.entry(
            "filter",
            object(
                Map.entry("supported", bool(true)),
                Map.entry("maxResults", number(ResourceQuery.MAX_COUNT)))),
        Map.entry("changePassword", supported(true)),
        Map.entry("sort", supported(true)),
        Map.entry("etag", supported(true)),
        Map.entry(
            "pagination",
            object(
                Map.entry("cursor", bool(true)),
                Map.entry("index", bool(true)),
                Map.entry("defaultPaginationMethod", text("index")),
                Map.entry("defaultPageSize", number(ResourceQuery.DEFAULT_COUNT)),
                Map.entry("maxPageSize", number(ResourceQuery.MAX_COUNT)))),
        Map.entry("authenticationSchemes", list(bearerToken())),
        Map.entry(
            "meta",
            object(
                Map.entry("resourceType", text("ServiceProviderConfig")),
                Map.entry("location", text(baseUrl + "/ServiceProviderConfig")))));
  }

  private static Value.Complex supported(boolean supported) {
    return object(Map.entry("supported", bool(supported)));
  }

  private static Value.Complex bearerToken() {
    return object(
        Map.entry("type", text("oauthbearertoken")),
        Map.entry("name", text("Bearer token")),
        Map.entry("description", text("A token that `muster token create` made (RFC 6750)")),
        Map.entry("specUri", text("https://www.rfc-editor.org/info/rfc6750")),
        Map.entry("primary", bool(true)));
  }
}
