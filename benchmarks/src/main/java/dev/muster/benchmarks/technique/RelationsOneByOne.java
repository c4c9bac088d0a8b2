package dev.muster.benchmarks.technique;

import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.schema.ResourceType;
import java.util.List;

/** Reads the groups of the users on a page by a statement for each user (N+1). */
final class RelationsOneByOne extends Decorated {

  private final ResourceRepository repository;
  private final ResourceType type;
  private final Projection groups;

  RelationsOneByOne(ResourceRepository repository, ResourceType type) {
    super(repository);
    this.repository = repository;
    this.type = type;
    this.groups = Projection.of(type, List.of("groups"), List.of());
  }

  @Override
  public ResourcePage search(TenantId tenant, ResourceQuery query) {
    ResourcePage page =
        repository.search(
            tenant,
            new ResourceQuery(
                query.filter(),
                query.sort(),
                query.start(),
                query.count(),
                WholeDocuments.whole(type)));
    return new ResourcePage(
        page.totalResults(),
        page.resources().stream().map(found -> related(tenant, found)).toList(),
        page.next(),
        page.previous());
  }

  private FoundResource related(TenantId tenant, FoundResource found) {
    if (!(found instanceof StoredResource stored)) {
      throw new IllegalStateException("a document was asked for");
    }
    return stored.relatedTo(repository.find(tenant, stored.id(), groups).orElseThrow().related());
  }
}
