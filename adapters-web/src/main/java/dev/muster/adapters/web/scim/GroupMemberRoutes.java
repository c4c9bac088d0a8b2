package dev.muster.adapters.web.scim;

import static dev.muster.adapters.web.scim.Trees.list;
import static dev.muster.adapters.web.scim.Trees.object;
import static dev.muster.adapters.web.scim.Trees.text;

import dev.muster.adapters.web.http.Answers;
import dev.muster.adapters.web.http.QueryString;
import dev.muster.adapters.web.http.RequestPrincipal;
import dev.muster.adapters.web.http.Routes;
import dev.muster.adapters.web.http.WebServer;
import dev.muster.adapters.web.json.JsonWriter;
import dev.muster.application.port.in.SearchGroupMembersUseCase;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.GroupMemberPage;
import dev.muster.domain.resource.GroupMember;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.GroupMemberType;
import dev.muster.domain.value.Value;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

/**
 * The endpoint of memberships: the members of a group page by page
 * (draft-zollner-scim-group-members-01). They cannot be written here, and have no version.
 */
public final class GroupMemberRoutes implements Routes {

  private static final String PATH = WebServer.SCIM + GroupMemberType.TYPE.endpoint();

  private final SearchGroupMembersUseCase memberships;
  private final ResourceRoutes.Shared shared;
  private final GroupMemberReader queries;
  private final QueryReader projections;

  public GroupMemberRoutes(SearchGroupMembersUseCase memberships, ResourceRoutes.Shared shared) {
    this.memberships = memberships;
    this.shared = shared;
    this.queries = new GroupMemberReader(shared.cursors());
    this.projections = new QueryReader(GroupMemberType.TYPE, shared.cursors());
  }

  @Override
  public void register(RoutesConfig routes) {
    Routes.read(
        routes, PATH, context -> answer(context, QueryParameters.of(new QueryString(context))));
    routes.post(
        PATH + "/.search",
        context -> answer(context, QueryParameters.of(shared.body().read(context))));
    Routes.read(routes, PATH + "/{id}", this::read);
  }

  private void read(Context context) {
    Projection projection = projections.projection(context);
    GroupMember member =
        memberships.read(RequestPrincipal.tenant(context), context.pathParam("id"));
    String baseUrl = baseUrl(context);
    String location = location(member, baseUrl);
    context.header("Location", location);
    context.header("Content-Location", location);
    Answers.sendScim(context, 200, render(member, projection, baseUrl));
  }

  private void answer(Context context, QueryParameters asked) {
    TenantId tenant = RequestPrincipal.tenant(context);
    GroupMemberReader.Scoped scoped = queries.read(tenant, asked);
    GroupMemberPage page = memberships.search(tenant, scoped.query());
    String baseUrl = baseUrl(context);
    Answers.sendScim(
        context,
        200,
        ListRenderer.render(
            page.totalResults(),
            scoped.start(),
            page.members().stream()
                .map(member -> render(member, scoped.projection(), baseUrl))
                .toList(),
            queries.cursor(tenant, scoped.scope(), page.next()),
            null));
  }

  private static byte[] render(GroupMember member, Projection projection, String baseUrl) {
    String group = member.key().group().toString();
    String id = member.key().member().toString();
    Value.Complex all =
        object(
            Map.entry("schemas", list(new Value.Reference(GroupMemberType.URN))),
            Map.entry("id", text(member.key().toString())),
            Map.entry(
                "group",
                object(
                    Map.entry("value", text(group)),
                    Map.entry("$ref", uri(baseUrl, CoreSchemas.GROUP.endpoint(), group)))),
            Map.entry(
                "member",
                object(
                    Map.entry("value", text(id)),
                    Map.entry("$ref", uri(baseUrl, member.type().endpoint(), id)),
                    Map.entry("display", text(member.display())),
                    Map.entry("type", text(member.type().label())))),
            Map.entry(
                "meta",
                object(
                    Map.entry("resourceType", text(GroupMemberType.TYPE.name())),
                    Map.entry("location", new Value.Reference(location(member, baseUrl))))));
    return JsonWriter.write(projection.apply(all));
  }

  private static Value uri(String baseUrl, String endpoint, String id) {
    return new Value.Reference(baseUrl + endpoint + "/" + id);
  }

  private static String location(GroupMember member, String baseUrl) {
    return baseUrl + GroupMemberType.TYPE.endpoint() + "/" + member.key();
  }

  private String baseUrl(Context context) {
    return shared.address().of(context) + WebServer.SCIM;
  }
}
