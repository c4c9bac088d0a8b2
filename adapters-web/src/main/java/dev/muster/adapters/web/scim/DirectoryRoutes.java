package dev.muster.adapters.web.scim;

import dev.muster.adapters.web.http.Answers;
import dev.muster.adapters.web.http.QueryString;
import dev.muster.adapters.web.http.RequestPrincipal;
import dev.muster.adapters.web.http.Routes;
import dev.muster.adapters.web.http.WebServer;
import dev.muster.application.port.in.SearchDirectoryUseCase;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.DirectoryPage;
import dev.muster.domain.query.DirectoryQuery;
import dev.muster.domain.query.Position;
import dev.muster.domain.schema.ResourceType;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The root of the server, where all resource types are searched (RFC 7644 §3.4.2.1, §3.4.3). */
public final class DirectoryRoutes implements Routes {

  private final SearchDirectoryUseCase search;
  private final ResourceRoutes.Shared shared;
  private final DirectoryQueryReader queries;
  private final Map<ResourceType, ResourceRenderer> renderers = new HashMap<>();

  public DirectoryRoutes(
      List<ResourceType> types, SearchDirectoryUseCase search, ResourceRoutes.Shared shared) {
    this.search = search;
    this.shared = shared;
    this.queries = new DirectoryQueryReader(types, shared.cursors());
    types.forEach(type -> renderers.put(type, new ResourceRenderer(type, shared.codec())));
  }

  @Override
  public void register(RoutesConfig routes) {
    Routes.read(
        routes,
        WebServer.SCIM,
        context -> answer(context, QueryParameters.of(new QueryString(context))));
    routes.post(
        WebServer.SCIM + "/.search",
        context -> answer(context, QueryParameters.of(shared.body().read(context))));
  }

  private void answer(Context context, QueryParameters asked) {
    TenantId tenant = RequestPrincipal.tenant(context);
    DirectoryQueryReader.Scoped scoped = queries.read(tenant, asked);
    DirectoryPage page = search.search(tenant, scoped.query());
    String baseUrl = shared.address().of(context) + WebServer.SCIM;
    List<byte[]> resources =
        page.resources().stream().map(found -> render(found, scoped.query(), baseUrl)).toList();
    Answers.sendScim(
        context,
        200,
        ListRenderer.render(
            page.totalResults(),
            scoped.query().start(),
            resources,
            cursor(tenant, scoped, page.next()),
            cursor(tenant, scoped, page.previous())));
  }

  private byte[] render(DirectoryPage.TypedResource found, DirectoryQuery query, String baseUrl) {
    ResourceRenderer renderer = renderers.get(found.type());
    if (renderer == null) {
      throw new IllegalStateException("no such type: " + found.type().name());
    }
    Projection projection =
        query.parts().stream()
            .filter(part -> part.type().equals(found.type()))
            .findFirst()
            .orElseThrow()
            .projection();
    return renderer.render(found.resource(), projection, baseUrl);
  }

  private @Nullable String cursor(
      TenantId tenant, DirectoryQueryReader.Scoped scoped, @Nullable Position position) {
    return position == null ? null : shared.cursors().encode(tenant, scoped.scope(), position);
  }
}
