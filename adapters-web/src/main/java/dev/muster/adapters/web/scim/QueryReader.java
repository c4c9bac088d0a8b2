package dev.muster.adapters.web.scim;

import dev.muster.adapters.web.http.QueryString;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.PageStart;
import dev.muster.domain.query.Position;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.schema.ResourceType;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Understands queries by the schemas of a resource type. */
final class QueryReader {

  private final ResourceType type;
  private final CursorCodec cursors;
  private final Projection standard;

  QueryReader(ResourceType type, CursorCodec cursors) {
    this.type = type;
    this.cursors = cursors;
    this.standard = Projection.standard(type);
  }

  /** The attributes that the answer to any request shall carry. */
  Projection projection(Context context) {
    if (context.req().getQueryString() == null) {
      return standard;
    }
    QueryString parameters = new QueryString(context);
    return projection(
        QueryParameters.names(parameters.all("attributes")),
        QueryParameters.names(parameters.all("excludedAttributes")));
  }

  private Projection projection(List<String> attributes, List<String> excludedAttributes) {
    return attributes.isEmpty() && excludedAttributes.isEmpty()
        ? standard
        : Projection.of(type, attributes, excludedAttributes);
  }

  /** Whether the client said which attributes it wants. */
  static boolean asksForAttributes(Context context) {
    QueryString parameters = new QueryString(context);
    return !QueryParameters.names(parameters.all("attributes")).isEmpty()
        || !QueryParameters.names(parameters.all("excludedAttributes")).isEmpty();
  }

  /**
   * Reads a query.
   *
   * @throws dev.muster.domain.error.InvalidRequest if it makes no sense for the type
   */
  ResourceQuery read(TenantId tenant, QueryParameters asked) {
    String filterText = asked.filter();
    Filter filter = filterText == null ? null : Filter.parse(type, filterText);
    String sortBy = asked.sortBy();
    Sort sort =
        sortBy == null || sortBy.isBlank()
            ? Sort.BY_ID
            : Sort.parse(type, sortBy, asked.sortOrder());
    Projection projection = projection(asked.attributes(), asked.excludedAttributes());
    PageStart start =
        asked.start(
            cursor ->
                cursors.decode(tenant, scope(filter, sort, asked.count(), projection), cursor));
    return new ResourceQuery(filter, sort, start, asked.count(), projection);
  }

  /** A cursor that only this query understands; null: no such page. */
  @Nullable String cursor(TenantId tenant, ResourceQuery query, @Nullable Position position) {
    return position == null
        ? null
        : cursors.encode(
            tenant,
            scope(query.filter(), query.sort(), query.count(), query.projection()),
            position);
  }

  private CursorScope scope(@Nullable Filter filter, Sort sort, int count, Projection projection) {
    return CursorScope.of(type.name(), filter, sort, count, projection.toString());
  }
}
