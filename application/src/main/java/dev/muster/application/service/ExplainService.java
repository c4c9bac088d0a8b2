package dev.muster.application.service;

import dev.muster.application.port.in.ExplainSearchUseCase;
import dev.muster.application.port.out.IndexCatalog;
import dev.muster.application.port.out.SearchPlans;
import dev.muster.application.port.out.TenantRepository;
import dev.muster.application.port.plan.PlanBasis;
import dev.muster.application.port.plan.PlannedStatement;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.error.ResourceNotFound;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.index.AttributeIndex;
import dev.muster.domain.index.IndexAdvice;
import dev.muster.domain.index.IndexPurpose;
import dev.muster.domain.index.IndexStatus;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.PageStart;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.schema.AttributeType;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.SchemaRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Explains searches: their statements and plans, and which index they lack. */
public final class ExplainService implements ExplainSearchUseCase {

  private final SchemaRegistry schemas;
  private final TenantRepository tenants;
  private final SearchPlans plans;
  private final IndexCatalog catalog;

  public ExplainService(
      SchemaRegistry schemas, TenantRepository tenants, SearchPlans plans, IndexCatalog catalog) {
    this.schemas = schemas;
    this.tenants = tenants;
    this.plans = plans;
    this.catalog = catalog;
  }

  @Override
  public Explanation explain(Search search, PlanBasis basis) {
    ResourceType type =
        schemas
            .resourceTypeNamed(search.type())
            .orElseThrow(
                () -> InvalidRequest.value("There is no resource type " + search.type() + "."));
    ResourceQuery query = query(type, search);
    TenantId tenant =
        tenants
            .find(search.tenant())
            .orElseThrow(() -> new ResourceNotFound("Tenant", search.tenant()))
            .id();
    List<PlannedStatement> statements = plans.explain(tenant, type, query, basis);
    List<AttributeIndex> indexes =
        catalog.list().stream().filter(IndexStatus::valid).map(IndexStatus::index).toList();
    List<String> advice = new ArrayList<>();
    onFilter(type, query.filter(), indexes, statements).ifPresent(advice::add);
    if (query.filter() == null
        || statements.stream().anyMatch(each -> each.verdict().sortsMany())) {
      onSort(type, query, indexes).ifPresent(advice::add);
    }
    return new Explanation(statements, advice);
  }

  private static ResourceQuery query(ResourceType type, Search search) {
    String filter = search.filter();
    String sortBy = search.sortBy();
    Integer startIndex = search.startIndex();
    String order = search.descending() ? "descending" : "ascending";
    return new ResourceQuery(
        filter == null ? null : Filter.parse(type, filter),
        Sort.parse(type, sortBy == null ? "id" : sortBy, order),
        startIndex == null ? new PageStart.Beside(null) : new PageStart.Index(startIndex),
        search.count(),
        Projection.of(type, search.attributes(), List.of()));
  }

  private Optional<String> onFilter(
      ResourceType type,
      @Nullable Filter filter,
      List<AttributeIndex> indexes,
      List<PlannedStatement> statements) {
    if (filter == null) {
      return Optional.empty();
    }
    IndexAdvice advice =
        new IndexAdvice(type, indexes, (path, purpose) -> catalog.supports(type, path, purpose));
    String commands =
        advice.on(filter).stream()
            .map(IndexAdvice.Suggestion::command)
            .collect(Collectors.joining("; "));
    if (!commands.isEmpty()) {
      return Optional.of("No index serves the filter; this adds one: " + commands);
    }
    boolean unserved = statements.stream().anyMatch(PlannedStatement::looksAtAll);
    if (!advice.isServed(filter)) {
      return unserved ? Optional.of("No index could serve the filter.") : Optional.empty();
    }
    return unserved
        ? Optional.of(
            "There is an index for the filter; PostgreSQL takes it once the table is larger, or"
                + " fewer rows match.")
        : Optional.empty();
  }

  private Optional<String> onSort(
      ResourceType type, ResourceQuery query, List<AttributeIndex> indexes) {
    Sort sort = query.sort();
    String path = sort.path().toString();
    boolean served =
        indexes.stream().anyMatch(index -> index.isOf(type.name(), path) && index.sorts());
    boolean possible =
        !sort.path().attribute().multiValued()
            && catalog.supports(type, sort.path(), IndexPurpose.COMPARING);
    if (served || !possible) {
      return Optional.empty();
    }
    return Optional.of(
        "No index serves the order; this adds one"
            + (isText(sort.path().leaf().type()) ? " for walks by cursor: " : ": ")
            + new IndexAdvice.Suggestion(type.name(), sort.path(), IndexPurpose.COMPARING)
                .command());
  }

  /** Of text an index holds the beginning only, which is what walks are ordered by. */
  private static boolean isText(AttributeType type) {
    return switch (type) {
      case STRING, REFERENCE, BINARY -> true;
      case BOOLEAN, DECIMAL, INTEGER, DATE_TIME, COMPLEX -> false;
    };
  }
}
