package dev.muster.benchmarks.technique;

import dev.muster.application.port.out.DocumentCodec;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.filter.FilterEvaluator;
import dev.muster.domain.query.PageStart;
import dev.muster.domain.query.Position;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.query.SortComparator;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads all resources of the tenant, and filters, sorts and cuts here; pages by index only. */
final class ApplicationSearch extends Decorated {

  private final ResourceRepository repository;
  private final ResourceType type;
  private final DocumentCodec codec;

  ApplicationSearch(ResourceRepository repository, ResourceType type, DocumentCodec codec) {
    super(repository);
    this.repository = repository;
    this.type = type;
    this.codec = codec;
  }

  /**
   * @param described as filters and sorts look at it
   */
  private record Match(FoundResource found, Value.Complex described) {}

  @Override
  public ResourcePage search(TenantId tenant, ResourceQuery query) {
    if (!(query.start() instanceof PageStart.Index(int startIndex))) {
      throw new IllegalArgumentException("pages by index only");
    }
    List<Match> matches = new ArrayList<>();
    Position position = null;
    do {
      ResourcePage page =
          repository.search(
              tenant,
              new ResourceQuery(
                  null,
                  Sort.BY_ID,
                  new PageStart.Beside(position),
                  ResourceQuery.MAX_COUNT,
                  WholeDocuments.whole(type)));
      page.resources().forEach(found -> keep(found, query.filter(), matches));
      position = page.next();
    } while (position != null);
    matches.sort(Comparator.comparing(Match::described, new SortComparator(query.sort())));
    return new ResourcePage(
        matches.size(),
        matches.stream().skip(startIndex - 1L).limit(query.count()).map(Match::found).toList());
  }

  private void keep(FoundResource found, @Nullable Filter filter, List<Match> matches) {
    if (!(found instanceof StoredResource stored)) {
      throw new IllegalStateException("a document was asked for");
    }
    Value.Complex described =
        codec.decode(type, stored.document()).describe(stored.id(), stored.meta());
    if (filter == null || FilterEvaluator.matches(filter, described)) {
      matches.add(new Match(stored, described));
    }
  }
}
