package dev.muster.adapters.web.scim;

import dev.muster.adapters.web.http.Answers;
import dev.muster.adapters.web.http.NearRoute;
import dev.muster.adapters.web.http.PublicAddress;
import dev.muster.adapters.web.http.QueryString;
import dev.muster.adapters.web.http.RequestBody;
import dev.muster.adapters.web.http.RequestPrincipal;
import dev.muster.adapters.web.http.Routes;
import dev.muster.adapters.web.http.WebServer;
import dev.muster.application.port.in.CreateResourceUseCase;
import dev.muster.application.port.in.DeleteResourceUseCase;
import dev.muster.application.port.in.PatchResourceUseCase;
import dev.muster.application.port.in.ReadResourceUseCase;
import dev.muster.application.port.in.ReplaceResourceUseCase;
import dev.muster.application.port.in.SearchResourcesUseCase;
import dev.muster.application.port.out.DocumentCodec;
import dev.muster.application.port.profile.RequestProfile;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.DirectoryFault;
import dev.muster.domain.error.DirectoryUnavailable;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;

/** The endpoint of one resource type (RFC 7644 §3.2). */
public final class ResourceRoutes implements Routes {

  /** The use cases behind the endpoint. */
  public record UseCases(
      CreateResourceUseCase create,
      ReadResourceUseCase read,
      SearchResourcesUseCase search,
      ReplaceResourceUseCase replace,
      PatchResourceUseCase patch,
      DeleteResourceUseCase delete) {}

  /** What the endpoints of all types have in common. */
  public record Shared(
      DocumentCodec codec,
      CursorCodec cursors,
      RequestBody body,
      PublicAddress address,
      PatchResponse patchResponse,
      RenderedAnswers answers) {}

  private static final String ID = "id";
  private static final Set<String> READS = Set.of("GET", "HEAD");

  private final ResourceType type;
  private final String path;
  private final String pathOfOne;
  private final UseCases useCases;
  private final Shared shared;
  private final QueryReader queries;
  private final ResourceRenderer renderer;
  private final WholeGroups wholeGroups;

  public ResourceRoutes(ResourceType type, UseCases useCases, Shared shared) {
    this.type = type;
    this.path = WebServer.SCIM + type.endpoint();
    this.pathOfOne = path + "/{" + ID + "}";
    this.useCases = useCases;
    this.shared = shared;
    this.queries = new QueryReader(type, shared.cursors());
    this.renderer = new ResourceRenderer(type, shared.codec());
    this.wholeGroups = new WholeGroups(useCases.read(), renderer);
  }

  @Override
  public void register(RoutesConfig routes) {
    // Patterns are tried in this order, and no path matches two: reads by id are the most.
    Routes.read(routes, pathOfOne, context -> read(context, id(context)));
    Routes.read(routes, path, this::list);
    routes.post(path, this::create);
    routes.post(path + "/.search", this::search);
    routes.put(pathOfOne, context -> replace(context, id(context)));
    routes.patch(pathOfOne, context -> patch(context, id(context)));
    routes.delete(pathOfOne, context -> delete(context, id(context)));
  }

  /** Not of groups, whose members are never in memory, nor of types that hide attributes. */
  @Override
  public List<NearRoute> near() {
    Projection standard = Projection.standard(type);
    return standard.isWholeDocument() && !type.isGroup()
        ? List.of(new NearResources(pathOfOne, standard, useCases.read(), shared, renderer))
        : List.of();
  }

  private static String id(Context context) {
    return context.pathParam(ID);
  }

  private void create(Context context) {
    Projection projection = queries.projection(context);
    Value.Complex body = shared.body().read(context);
    send(
        context,
        201,
        useCases.create().create(RequestPrincipal.tenant(context), body, projection),
        projection);
  }

  void read(Context context, String id) {
    Projection projection = queries.projection(context);
    FoundResource found = useCases.read().read(RequestPrincipal.tenant(context), id, projection);
    if (EntityTags.isKnown(context.header("If-None-Match"), found)) {
      describe(context, renderer.describe(found, baseUrl(context)));
      Answers.sendNothing(context, 304);
    } else {
      send(context, 200, found, projection);
    }
  }

  void replace(Context context, String id) {
    Projection projection = queries.projection(context);
    VersionCondition condition = EntityTags.ifMatch(context.header("If-Match"));
    Value.Complex replacement = shared.body().read(context);
    FoundResource replaced =
        useCases
            .replace()
            .replace(RequestPrincipal.tenant(context), id, replacement, condition, projection);
    send(context, 200, replaced, projection);
  }

  void patch(Context context, String id) {
    Projection projection = queries.projection(context);
    VersionCondition condition = EntityTags.ifMatch(context.header("If-Match"));
    boolean answers = shared.patchResponse().hasResource(context, type);
    PatchResourceUseCase.Patched patched =
        useCases
            .patch()
            .patch(
                RequestPrincipal.tenant(context),
                id,
                shared.body().readPatch(context),
                condition,
                answers ? projection : null);
    FoundResource resource = patched.resource();
    if (resource == null) {
      context.header("Location", renderer.location(patched.id(), baseUrl(context)));
      context.header("ETag", patched.meta().entityTag());
      Answers.sendNothing(context, 204);
    } else {
      send(context, 200, resource, projection);
    }
  }

  void delete(Context context, String id) {
    VersionCondition condition = EntityTags.ifMatch(context.header("If-Match"));
    useCases.delete().delete(RequestPrincipal.tenant(context), id, condition);
    Answers.sendNothing(context, 204);
  }

  private void list(Context context) {
    answer(context, QueryParameters.of(new QueryString(context)));
  }

  private void search(Context context) {
    answer(context, QueryParameters.of(shared.body().read(context)));
  }

  private void answer(Context context, QueryParameters asked) {
    TenantId tenant = RequestPrincipal.tenant(context);
    ResourceQuery query = queries.read(tenant, asked);
    ResourcePage page = useCases.search().search(tenant, query);
    RequestProfile.beginRendering();
    String baseUrl = baseUrl(context);
    List<byte[]> resources =
        page.resources().stream()
            .map(found -> renderer.render(found, query.projection(), baseUrl))
            .toList();
    Answers.sendScim(
        context,
        200,
        ListRenderer.render(
            page.totalResults(),
            query.start(),
            resources,
            queries.cursor(tenant, query, page.next()),
            queries.cursor(tenant, query, page.previous())));
  }

  private void send(Context context, int status, FoundResource found, Projection projection) {
    if (WholeGroups.lacksMembers(type, found, projection)) {
      try {
        sendWhole(context, status, found.id(), projection);
        return;
      } catch (DirectoryUnavailable | DirectoryFault failure) {
        if (isRead(context)) {
          throw failure;
        }
        // What was written is written: the answer shows none of the members.
      }
    }
    RequestProfile.beginRendering();
    String baseUrl = baseUrl(context);
    RenderedAnswer answer =
        found instanceof StoredResource stored && projection.isWholeDocument() && isRead(context)
            ? shared
                .answers()
                .of(stored, baseUrl, () -> renderer.answer(found, projection, baseUrl))
            : renderer.answer(found, projection, baseUrl);
    describe(context, answer.description());
    Answers.sendScim(context, status, answer.body());
  }

  private void sendWhole(Context context, int status, ResourceId id, Projection projection) {
    wholeGroups.send(
        context,
        status,
        RequestPrincipal.tenant(context),
        id,
        projection,
        baseUrl(context),
        whole -> describe(context, whole));
  }

  private static boolean isRead(Context context) {
    return READS.contains(context.req().getMethod());
  }

  private static void describe(Context context, ResourceRenderer.Description description) {
    Answers.describe(context, description.location(), description.entityTag());
  }

  private String baseUrl(Context context) {
    return shared.address().of(context) + WebServer.SCIM;
  }
}
