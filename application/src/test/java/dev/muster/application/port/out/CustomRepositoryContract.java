package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.CursorWalk;
import dev.muster.application.fixture.EveryResources;
import dev.muster.application.fixture.EveryType;
import dev.muster.application.fixture.RandomFilters;
import dev.muster.application.fixture.SearchablePaths;
import dev.muster.application.fixture.Users;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.VersionMismatch;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.filter.FilterEvaluator;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.PageStart;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.query.SortComparator;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** The contract of {@link ResourceRepository} for types other than User and Group. */
public abstract class CustomRepositoryContract {

  private static final Projection STANDARD = Projection.standard(EveryType.TYPE);
  private static final List<AttributePath> PATHS = SearchablePaths.of(EveryType.TYPE);
  private static final List<AttributePath> SIMPLE = SearchablePaths.simple(PATHS);

  /** Keeps resources of {@link EveryType}; the same store in every call within a test. */
  public abstract ResourceRepository repository();

  /** A tenant that exists and has no resources yet. */
  public abstract TenantId newTenant();

  @Test
  void find_created_isWhatWasCreated() {
    TenantId tenant = newTenant();
    EveryResources random = new EveryResources(new Random(1));
    for (int i = 0; i < 20; i++) {
      ResourceState state = random.next();
      repository().create(tenant, state);
      assertEquals(Optional.of(state.stored()), repository().find(tenant, state.id()));
      assertEquals(Optional.of(state.stored()), repository().find(tenant, state.id(), STANDARD));
    }
    assertEquals(Optional.empty(), repository().find(tenant, Users.newId()));
    assertEquals(20, total(tenant, null));
  }

  @Test
  void update_changesOneVersionAtATime() {
    TenantId tenant = newTenant();
    EveryResources random = new EveryResources(new Random(2));
    ResourceState state = EveryResources.with("string", new Value.Text("before"));
    repository().create(tenant, state);
    for (int version = 2; version < 6; version++) {
      List<ResourceState> next = new ArrayList<>();
      StoredResource updated =
          repository()
              .update(
                  tenant,
                  state.id(),
                  current -> {
                    next.add(random.next(current));
                    return Optional.of(next.getLast());
                  })
              .orElseThrow();
      assertEquals(new Meta(version, Users.CREATED, Users.CHANGED), updated.meta());
      assertEquals(next.getLast().stored(), updated);
      assertEquals(Optional.of(updated), repository().find(tenant, state.id()));
    }
    assertEquals(0, total(tenant, "string eq \"before\""));
    assertEquals(
        Optional.empty(),
        repository().update(tenant, Users.newId(), current -> Optional.of(random.next(current))));
  }

  @Test
  void delete_removesItIfTheVersionIsAccepted() {
    TenantId tenant = newTenant();
    ResourceState state = EveryResources.with("string", new Value.Text("gone"));
    repository().create(tenant, state);
    assertThrows(
        VersionMismatch.class,
        () -> repository().delete(tenant, state.id(), VersionCondition.oneOf(Set.of(2L))));
    assertEquals(1, total(tenant, null));
    assertTrue(repository().delete(tenant, state.id(), VersionCondition.oneOf(Set.of(1L))));
    assertFalse(repository().delete(tenant, state.id(), VersionCondition.NONE));
    assertEquals(0, total(tenant, null));
    assertEquals(Optional.empty(), repository().find(tenant, state.id()));
  }

  @Test
  void resources_ofTenants_areApart() {
    TenantId one = newTenant();
    TenantId other = newTenant();
    ResourceState mine = EveryResources.with("string", new Value.Text("mine"));
    repository().create(one, mine);
    repository().create(other, EveryResources.with("string", new Value.Text("theirs")));
    assertEquals(Optional.empty(), repository().find(other, mine.id()));
    assertFalse(repository().delete(other, mine.id(), VersionCondition.NONE));
    assertEquals(Optional.empty(), repository().update(other, mine.id(), _ -> Optional.empty()));
    assertEquals(0, total(other, "string eq \"mine\""));
    assertEquals(1, total(other, null));
    assertEquals(1, total(one, "string eq \"mine\""));
  }

  @Test
  void search_filtersAndOrders_areThoseOfTheEvaluator(TestReporter reporter) {
    long seed = Long.getLong("muster.test.seed", System.nanoTime());
    reporter.publishEntry("seed", Long.toString(seed));
    Random random = new Random(seed);
    TenantId tenant = newTenant();
    List<Value.Complex> described = addRandom(tenant, random, 40);
    RandomFilters filters = new RandomFilters(random, described, SIMPLE, PATHS);
    for (int i = 0; i < 200; i++) {
      String text = filters.next();
      Sort sort = new Sort(SIMPLE.get(random.nextInt(SIMPLE.size())), random.nextBoolean());
      assertEquals(
          expected(described, text, sort),
          CursorWalk.ids(
              repository().search(tenant, query(text, sort, new PageStart.Index(1), 100))),
          () -> text + " by " + sort.path() + ", seed " + seed);
    }
  }

  @Test
  void walk_everyOrder_isTheSortedList(TestReporter reporter) {
    long seed = Long.getLong("muster.test.seed", System.nanoTime());
    reporter.publishEntry("seed", Long.toString(seed));
    Random random = new Random(seed);
    TenantId tenant = newTenant();
    List<Value.Complex> described = addRandom(tenant, random, 13);
    for (AttributePath path : SIMPLE) {
      Sort sort = new Sort(path, random.nextBoolean());
      new CursorWalk(start -> repository().search(tenant, query("id pr", sort, start, 4)))
          .assertWalks(expected(described, "id pr", sort), 4, path + ", seed " + seed);
    }
  }

  @Test
  void writeAll_isLikeOneByOne() {
    TenantId together = newTenant();
    TenantId alone = newTenant();
    EveryResources random = new EveryResources(new Random(3));
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      writes.add(new Write.Create(random.next()));
    }
    for (int i = 0; i < 30; i++) {
      Value.Complex body = Value.Complex.EMPTY.with("integer", new Value.WholeNumber(i));
      writes.add(
          new Write.Update(
              writes.get(i * 7 % 20).id(),
              current -> Optional.of(EveryResources.next(current, body))));
    }
    for (int i = 0; i < 30; i++) {
      VersionCondition condition =
          i % 2 == 0 ? VersionCondition.NONE : VersionCondition.oneOf(Set.of(1L, 2L));
      writes.add(new Write.Delete(i % 5 == 0 ? Users.newId() : writes.get(i).id(), condition));
    }
    for (int tolerated : List.of(100, 3)) {
      List<WriteOutcome> expected = Write.oneByOne(repository(), alone, writes, tolerated);
      List<WriteOutcome> outcomes = repository().writeAll(together, writes, tolerated);
      assertEquals(WritingGroupsTogether.kinds(expected), WritingGroupsTogether.kinds(outcomes));
      for (Write write : writes) {
        assertEquals(repository().find(alone, write.id()), repository().find(together, write.id()));
        repository().delete(alone, write.id(), VersionCondition.NONE);
        repository().delete(together, write.id(), VersionCondition.NONE);
      }
    }
  }

  private List<Value.Complex> addRandom(TenantId tenant, Random random, int count) {
    EveryResources resources = new EveryResources(random);
    List<Value.Complex> described = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ResourceState state = resources.next();
      repository().create(tenant, state);
      described.add(state.content().describe(state.id(), state.meta()));
    }
    return described;
  }

  private static List<ResourceId> expected(
      List<Value.Complex> described, String filter, Sort sort) {
    Filter parsed = Filter.parse(EveryType.TYPE, filter);
    Comparator<Value.Complex> order = new SortComparator(sort);
    return described.stream()
        .filter(resource -> FilterEvaluator.matches(parsed, resource))
        .sorted(order)
        .map(resource -> ResourceId.parse(resource.text("id").orElseThrow()).orElseThrow())
        .toList();
  }

  private long total(TenantId tenant, @Nullable String filter) {
    return repository()
        .search(tenant, query(filter, Sort.BY_ID, new PageStart.Index(1), 0))
        .totalResults();
  }

  private static ResourceQuery query(
      @Nullable String filter, Sort sort, PageStart start, int count) {
    Filter parsed = filter == null ? null : Filter.parse(EveryType.TYPE, filter);
    return new ResourceQuery(parsed, sort, start, count, STANDARD);
  }
}
