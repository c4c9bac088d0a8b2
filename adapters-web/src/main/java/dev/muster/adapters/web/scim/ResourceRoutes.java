package dev.muster.adapters.web.scim;

import dev.muster.adapters.web.http.Answers;
import dev.muster.adapters.web.http.ProtocolException;
import dev.muster.adapters.web.http.PublicAddress;
import dev.muster.adapters.web.http.RequestBody;
import dev.muster.adapters.web.http.RequestTenant;
import dev.muster.adapters.web.http.Routes;
import dev.muster.adapters.web.http.WebServer;
import dev.muster.application.port.in.CreateResourceUseCase;
import dev.muster.application.port.in.DeleteResourceUseCase;
import dev.muster.application.port.in.ReadResourceUseCase;
import dev.muster.application.port.in.ReplaceResourceUseCase;
import dev.muster.application.port.in.SearchResourcesUseCase;
import dev.muster.application.port.out.DocumentCodec;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** The endpoint of one resource type (RFC 7644 §3.2). */
public final class ResourceRoutes implements Routes {

  /** The use cases behind the endpoint. */
  public record UseCases(
      CreateResourceUseCase create,
      ReadResourceUseCase read,
      SearchResourcesUseCase search,
      ReplaceResourceUseCase replace,
      DeleteResourceUseCase delete) {}

  private final String path;
  private final UseCases useCases;
  private final QueryReader queries;
  private final ResourceRenderer renderer;
  private final RequestBody body;
  private final PublicAddress address;

  public ResourceRoutes(
      ResourceType type,
      UseCases useCases,
      DocumentCodec codec,
      RequestBody body,
      PublicAddress address) {
    this.path = WebServer.SCIM + type.endpoint();
    this.useCases = useCases;
    this.queries = new QueryReader(type);
    this.renderer = new ResourceRenderer(type, codec);
    this.body = body;
    this.address = address;
  }

  @Override
  public void register(RoutesConfig routes) {
    Routes.read(routes, path, this::list);
    routes.post(path, this::create);
    routes.post(path + "/.search", this::search);
    Routes.read(routes, path + "/{id}", this::read);
    routes.put(path + "/{id}", this::replace);
    routes.delete(path + "/{id}", this::delete);
    routes.patch(
        path + "/{id}",
        context -> {
          throw ProtocolException.notImplemented("PATCH is not supported.");
        });
  }

  private void create(Context context) {
    Projection projection = queries.projection(context);
    StoredResource created =
        useCases.create().create(RequestTenant.of(context), body.read(context));
    send(context, 201, created, projection);
  }

  private void read(Context context) {
    Projection projection = queries.projection(context);
    FoundResource found =
        useCases.read().read(RequestTenant.of(context), context.pathParam("id"), projection);
    if (EntityTags.isKnown(context.header("If-None-Match"), found.meta())) {
      describe(context, found);
      context.status(304);
    } else {
      send(context, 200, found, projection);
    }
  }

  private void replace(Context context) {
    Projection projection = queries.projection(context);
    VersionCondition condition = EntityTags.ifMatch(context.header("If-Match"));
    Value.Complex replacement = body.read(context);
    StoredResource replaced =
        useCases
            .replace()
            .replace(RequestTenant.of(context), context.pathParam("id"), replacement, condition);
    send(context, 200, replaced, projection);
  }

  private void delete(Context context) {
    VersionCondition condition = EntityTags.ifMatch(context.header("If-Match"));
    useCases.delete().delete(RequestTenant.of(context), context.pathParam("id"), condition);
    context.status(204);
  }

  private void list(Context context) {
    answer(context, queries.fromParameters(context));
  }

  private void search(Context context) {
    answer(context, queries.fromBody(body.read(context)));
  }

  private void answer(Context context, ResourceQuery query) {
    ResourcePage page = useCases.search().search(RequestTenant.of(context), query);
    String baseUrl = baseUrl(context);
    List<byte[]> resources =
        page.resources().stream()
            .map(found -> renderer.render(found, query.projection(), baseUrl))
            .toList();
    Answers.sendScim(
        context, 200, ListRenderer.render(page.totalResults(), query.startIndex(), resources));
  }

  private void send(Context context, int status, FoundResource found, Projection projection) {
    describe(context, found);
    Answers.sendScim(context, status, renderer.render(found, projection, baseUrl(context)));
  }

  private void describe(Context context, FoundResource found) {
    String location = renderer.location(found, baseUrl(context));
    context.header("Location", location);
    context.header("Content-Location", location);
    context.header("ETag", found.meta().entityTag());
  }

  private String baseUrl(Context context) {
    return address.of(context) + WebServer.SCIM;
  }
}
