package dev.muster.adapters.web.scim;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.DirectoryQuery;
import dev.muster.domain.query.PageStart;
import dev.muster.domain.query.Sort;
import dev.muster.domain.schema.ResourceType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Understands queries by the schemas of all resource types. */
final class DirectoryQueryReader {

  /**
   * A query that was understood.
   *
   * @param scope to what its cursors are bound
   */
  record Scoped(DirectoryQuery query, CursorScope scope) {}

  private final List<ResourceType> types;
  private final CursorCodec cursors;

  DirectoryQueryReader(List<ResourceType> types, CursorCodec cursors) {
    this.types = List.copyOf(types);
    this.cursors = cursors;
  }

  /**
   * Reads a query.
   *
   * @throws dev.muster.domain.error.InvalidRequest if it makes no sense for one of the types
   */
  Scoped read(TenantId tenant, QueryParameters asked) {
    String sortBy = asked.sortBy() == null || asked.sortBy().isBlank() ? null : asked.sortBy();
    boolean descending = sortBy != null && Sort.isDescending(asked.sortOrder());
    List<DirectoryQuery.Part> parts = new ArrayList<>();
    for (ResourceType type : types) {
      parts.add(part(type, asked, sortBy));
    }
    CursorScope scope =
        new CursorScope(
            "",
            asked.filter() == null ? "" : asked.filter(),
            sortBy == null ? "" : sortBy,
            descending,
            asked.count(),
            String.join(" ", parts.stream().map(part -> part.projection().toString()).toList()));
    return new Scoped(
        new DirectoryQuery(parts, descending, start(tenant, asked, scope), asked.count()), scope);
  }

  private DirectoryQuery.Part part(
      ResourceType type, QueryParameters asked, @Nullable String sortBy) {
    String filter = asked.filter();
    return new DirectoryQuery.Part(
        type,
        filter == null ? null : Filter.parse(type, types, filter),
        sortBy == null || AttributePath.resolve(type, sortBy).isEmpty()
            ? null
            : Sort.parse(type, sortBy, asked.sortOrder()),
        Projection.of(type, asked.attributes(), asked.excludedAttributes()));
  }

  private PageStart start(TenantId tenant, QueryParameters asked, CursorScope scope) {
    return asked.start(cursor -> cursors.decode(tenant, scope, cursor));
  }
}
