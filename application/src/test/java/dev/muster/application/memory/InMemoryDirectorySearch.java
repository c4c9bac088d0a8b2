package dev.muster.application.memory;

import dev.muster.application.port.out.DirectorySearch;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.DirectoryPage;
import dev.muster.domain.query.DirectoryPage.TypedResource;
import dev.muster.domain.query.DirectoryQuery;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Looks into each repository and puts what it finds in order. */
final class InMemoryDirectorySearch implements DirectorySearch {

  private final Function<ResourceType, InMemoryResourceRepository> repositories;

  InMemoryDirectorySearch(Function<ResourceType, InMemoryResourceRepository> repositories) {
    this.repositories = repositories;
  }

  @Override
  public DirectoryPage search(TenantId tenant, DirectoryQuery query) {
    Map<ResourceId, TypedResource> found = new HashMap<>();
    List<InMemoryPages.Match> matches = new ArrayList<>();
    for (DirectoryQuery.Part part : query.parts()) {
      InMemoryResourceRepository repository = repositories.apply(part.type());
      for (FoundResource resource : matching(repository, tenant, part)) {
        StoredResource stored = (StoredResource) resource;
        matches.add(new InMemoryPages.Match(stored.id(), repository.describe(tenant, stored.id())));
        boolean relations = part.projection().carriesRelation();
        found.put(
            stored.id(),
            new TypedResource(
                part.type(), relations ? stored : stored.relatedTo(Value.Complex.EMPTY)));
      }
    }
    ResourcePage page =
        new InMemoryPages(untyped(query))
            .page(matches, match -> Objects.requireNonNull(found.get(match.id())).resource());
    return new DirectoryPage(
        page.totalResults(),
        page.resources().stream()
            .map(resource -> Objects.requireNonNull(found.get(resource.id())))
            .toList(),
        page.next(),
        page.previous());
  }

  private static List<FoundResource> matching(
      InMemoryResourceRepository repository, TenantId tenant, DirectoryQuery.Part part) {
    return repository
        .search(
            tenant,
            new ResourceQuery(
                part.filter(),
                Sort.BY_ID,
                1,
                ResourceQuery.MAX_COUNT,
                Projection.standard(part.type())))
        .resources();
  }

  /** What is looked for was found already; only order and page count here. */
  private static ResourceQuery untyped(DirectoryQuery query) {
    Sort sort =
        query.parts().stream()
            .map(DirectoryQuery.Part::sort)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(Sort.BY_ID);
    return new ResourceQuery(
        null,
        new Sort(sort.path(), query.descending()),
        query.start(),
        query.count(),
        query.parts().getFirst().projection());
  }
}
