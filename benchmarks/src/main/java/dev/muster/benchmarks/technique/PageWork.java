package dev.muster.benchmarks.technique;

import static dev.muster.benchmarks.technique.PortWork.TENANT;
import static dev.muster.benchmarks.technique.PortWork.THREADS;

import dev.muster.application.port.out.DocumentCodec;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.profile.StatementProfiles;
import dev.muster.benchmarks.population.Population;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.PageStart;
import dev.muster.domain.query.Position;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.SelectedResource;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists and searches of users. */
final class PageWork {

  private static final int PAGE = 100;
  private static final int PAGES = 20;
  private static final int MATCHES = 20;

  /** Of searches that read all users, so that the memory of the process holds them. */
  private static final int FEW_THREADS = 2;

  private final Population population;
  private final ResourceType type;
  private final DocumentCodec codec;
  private final ResourceRepository users;
  private final StatementProfiles statements;

  PageWork(
      Population population,
      ResourceType type,
      DocumentCodec codec,
      ResourceRepository users,
      StatementProfiles statements) {
    this.population = population;
    this.type = type;
    this.codec = codec;
    this.users = users;
    this.statements = statements;
  }

  Comparison projection() {
    WholeDocuments whole = new WholeDocuments(users, type, codec);
    LongAdder selected = new LongAdder();
    Projection userName = Projection.of(type, List.of("userName"), List.of());
    List<PageStart> starts = starts();
    LongFunction<ResourcePage> narrow = pages(users, starts, userName);
    LongFunction<ResourcePage> counted =
        number -> {
          ResourcePage page = narrow.apply(number);
          page.resources().forEach(found -> selected.add(text(found)));
          return page;
        };
    return new Comparison(
        Technique.PROJECTION,
        new PortVariant(counted, selected::sum, THREADS, statements, () -> {}),
        new PortVariant(
            pages(whole, starts, userName), whole::bytes, THREADS, statements, () -> {}));
  }

  private static long text(FoundResource found) {
    return switch (found) {
      case StoredResource stored -> stored.document().length();
      case SelectedResource selected ->
          selected.attributes().attributes().values().stream()
              .flatMap(value -> value.asText().stream())
              .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
              .sum();
    };
  }

  Comparison join() {
    List<PageStart> starts = starts();
    Projection standard = Projection.standard(type);
    return new Comparison(
        Technique.JOIN,
        new PortVariant(pages(users, starts, standard), THREADS, statements),
        new PortVariant(
            pages(new RelationsOneByOne(users, type), starts, standard), THREADS, statements));
  }

  /** Where the first pages of a walk begin. */
  private List<PageStart> starts() {
    List<PageStart> starts = new ArrayList<>();
    Position position = null;
    do {
      PageStart start = new PageStart.Beside(position);
      starts.add(start);
      position = users.search(TENANT, page(start, WholeDocuments.whole(type))).next();
    } while (position != null && starts.size() < PAGES);
    return starts;
  }

  private static ResourceQuery page(PageStart start, Projection projection) {
    return new ResourceQuery(null, Sort.BY_ID, start, PAGE, projection);
  }

  private LongFunction<ResourcePage> pages(
      ResourceRepository repository, List<PageStart> starts, Projection projection) {
    return number -> {
      PageStart start = starts.get((int) (number % starts.size()));
      ResourcePage page = repository.search(TENANT, page(start, projection));
      return requiring(page, page.totalResults() == population.size(), PAGE);
    };
  }

  Comparison databaseSearch() {
    List<Filter> filters =
        users
            .search(TENANT, page(new PageStart.Beside(null), WholeDocuments.whole(type)))
            .resources()
            .stream()
            .flatMap(this::familyNames)
            .distinct()
            .map(name -> Filter.parse(type, "name.familyName eq \"" + name + "\""))
            .toList();
    Sort byName = Sort.parse(type, "userName", null);
    ApplicationSearch other = new ApplicationSearch(users, type, codec);
    return new Comparison(
        Technique.DATABASE_SEARCH,
        new PortVariant(searches(users, filters, byName), FEW_THREADS, statements),
        new PortVariant(searches(other, filters, byName), FEW_THREADS, statements));
  }

  private Stream<String> familyNames(FoundResource found) {
    return found instanceof StoredResource stored
            && codec.decode(type, stored.document()).attributes().get("name").orElse(null)
                instanceof Value.Complex name
        ? name.text("familyName").stream()
        : Stream.empty();
  }

  private LongFunction<ResourcePage> searches(
      ResourceRepository repository, List<Filter> filters, Sort sort) {
    return number -> {
      Filter filter = filters.get((int) (number % filters.size()));
      ResourcePage page = repository.search(TENANT, query(filter, sort, MATCHES));
      return requiring(page, page.totalResults() > 0, 1);
    };
  }

  private ResourceQuery query(@Nullable Filter filter, Sort sort, int count) {
    return new ResourceQuery(filter, sort, 1, count, WholeDocuments.whole(type));
  }

  Comparison index(DroppedIndex index) {
    LongFunction<ResourcePage> lookup =
        number -> {
          String id = population.externalId(PortWork.user(population, number));
          Filter filter = Filter.parse(type, "externalId eq \"" + id + "\"");
          ResourcePage page = users.search(TENANT, query(filter, Sort.BY_ID, 1));
          return requiring(page, page.totalResults() == 1, 1);
        };
    return new Comparison(
        Technique.INDEX,
        new PortVariant(lookup, null, THREADS, statements, index::create),
        new PortVariant(lookup, null, THREADS, statements, index::drop));
  }

  private static ResourcePage requiring(ResourcePage page, boolean total, int least) {
    if (!total || page.resources().size() < least) {
      throw new IllegalStateException(
          "not the page that was asked for: %d of %d"
              .formatted(page.resources().size(), page.totalResults()));
    }
    return page;
  }
}
