package dev.muster.adapters.web.scim;

import dev.muster.adapters.web.http.Answers;
import dev.muster.adapters.web.http.ProtocolException;
import dev.muster.adapters.web.http.PublicAddress;
import dev.muster.adapters.web.http.QueryString;
import dev.muster.adapters.web.http.Routes;
import dev.muster.adapters.web.http.WebServer;
import dev.muster.adapters.web.json.JsonWriter;
import dev.muster.domain.schema.SchemaRegistry;
import dev.muster.domain.value.Value;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** What the server can do, and with which schemas (RFC 7644 §4). Parameters are ignored. */
public final class DiscoveryRoutes implements Routes {

  private static final String CONFIG = WebServer.SCIM + "/ServiceProviderConfig";
  private static final String TYPES = WebServer.SCIM + "/ResourceTypes";
  private static final String SCHEMAS = WebServer.SCIM + "/Schemas";

  private final SchemaRegistry registry;
  private final PublicAddress address;

  public DiscoveryRoutes(SchemaRegistry registry, PublicAddress address) {
    this.registry = registry;
    this.address = address;
  }

  @Override
  public void register(RoutesConfig routes) {
    Routes.read(
        routes, CONFIG, context -> send(context, ServiceProviderConfig.render(base(context))));
    Routes.read(
        routes,
        TYPES,
        context ->
            sendList(context, registry.resourceTypes(), SchemaDescriptions.types(base(context))));
    Routes.read(
        routes,
        TYPES + "/{id}",
        context ->
            send(
                context,
                registry
                    .resourceType(context.pathParam("id"))
                    .map(SchemaDescriptions.types(base(context)))
                    .orElseThrow(() -> ProtocolException.notFound("No such resource type."))));
    Routes.read(
        routes,
        SCHEMAS,
        context ->
            sendList(context, registry.schemas(), SchemaDescriptions.schemas(base(context))));
    // URNs may have slashes.
    Routes.read(
        routes,
        SCHEMAS + "/<id>",
        context ->
            send(
                context,
                registry
                    .schema(context.pathParam("id"))
                    .map(SchemaDescriptions.schemas(base(context)))
                    .orElseThrow(() -> ProtocolException.notFound("No such schema."))));
  }

  private String base(Context context) {
    return address.of(context) + WebServer.SCIM;
  }

  private static void send(Context context, Value.Complex description) {
    Answers.sendScim(context, 200, JsonWriter.write(description));
  }

  /** A filter on these lists must be refused (RFC 7644 §4). */
  private static <T> void sendList(
      Context context, Collection<T> all, Function<T, Value.Complex> description) {
    if (!new QueryString(context).all("filter").isEmpty()) {
      throw ProtocolException.forbidden("This list cannot be filtered.");
    }
    List<byte[]> resources = all.stream().map(description).map(JsonWriter::write).toList();
    Answers.sendScim(context, 200, ListRenderer.render(resources));
  }
}
