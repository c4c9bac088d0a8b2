package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.EveryType;
import dev.muster.application.fixture.JsonDocuments;
import dev.muster.application.fixture.TenantGroups;
import dev.muster.application.fixture.Users;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.DirectoryPage;
import dev.muster.domain.query.DirectoryQuery;
import dev.muster.domain.query.PageStart;
import dev.muster.domain.query.Position;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.Resource;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of {@link DirectorySearch}; every adapter's test extends this class. */
public abstract class DirectorySearchContract {

  private static final List<ResourceType> TYPES =
      List.of(CoreSchemas.USER, CoreSchemas.GROUP, EveryType.TYPE);

  private final Map<ResourceId, String> names = new HashMap<>();
  private TenantId tenant = new TenantId(0);

  protected abstract ResourceRepository users();

  protected abstract GroupRepository groups();

  /** The resources of {@link EveryType#TYPE}. */
  protected abstract ResourceRepository custom(ResourceType type);

  protected abstract DirectorySearch search();

  protected abstract TenantId newTenant();

  /** Three users, three groups and a resource of another type; and strangers in another tenant. */
  @BeforeEach
  void createResources() {
    new TenantGroups(users(), groups(), newTenant()).user("stranger");
    tenant = newTenant();
    TenantGroups directory = new TenantGroups(users(), groups(), tenant);
    for (String name : List.of("ada", "bea", "cyd")) {
      names.put(directory.user(Users.user(name).with("displayName", "d-" + name)), name);
    }
    names.put(directory.group("d-aaa", "ada"), "d-aaa");
    names.put(directory.group("d-bus", "d-aaa", "bea"), "d-bus");
    names.put(directory.group("other"), "other");
    names.put(createOther(), "thing");
  }

  private ResourceId createOther() {
    Resource content =
        new Resource(
            EveryType.TYPE, Value.Complex.EMPTY.with("externalId", new Value.Text("thing")));
    ResourceId id = Users.user("thing").id();
    Meta meta = Users.user("thing").state().meta();
    custom(EveryType.TYPE)
        .create(tenant, new ResourceState(id, meta, content, JsonDocuments.encode(id, content)));
    return id;
  }

  private DirectoryPage search(
      @Nullable String filter,
      @Nullable String by,
      boolean descending,
      PageStart start,
      int count) {
    List<DirectoryQuery.Part> parts =
        TYPES.stream()
            .map(
                type ->
                    new DirectoryQuery.Part(
                        type,
                        filter == null ? null : Filter.parse(type, TYPES, filter),
                        by == null || AttributePath.resolve(type, by).isEmpty()
                            ? null
                            : Sort.parse(type, by, null),
                        Projection.standard(type)))
            .toList();
    return search().search(tenant, new DirectoryQuery(parts, descending, start, count));
  }

  private List<String> names(DirectoryPage page) {
    return page.resources().stream()
        .map(found -> Objects.requireNonNullElse(names.get(found.resource().id()), "unknown"))
        .toList();
  }

  private List<String> all(@Nullable String filter, @Nullable String by, boolean descending) {
    DirectoryPage page = search(filter, by, descending, new PageStart.Index(1), 100);
    assertEquals(page.resources().size(), page.totalResults());
    return names(page);
  }

  @Test
  void search_withoutFilter_bringsEachTypeWithItsRelations() {
    DirectoryPage page = search(null, null, false, new PageStart.Index(1), 100);
    assertEquals(7, page.totalResults());
    page.resources()
        .forEach(
            found -> {
              boolean related = !found.resource().related().isEmpty();
              String name = names.get(found.resource().id());
              assertEquals(
                  found.type().isGroup() || List.of("ada", "bea").contains(name), related, name);
            });
    List<ResourceId> ids = page.resources().stream().map(found -> found.resource().id()).toList();
    assertEquals(
        ids.stream().map(ResourceId::toString).sorted().toList(),
        ids.stream().map(ResourceId::toString).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          displayName sw "d-"                           | d-aaa ada bea d-bus cyd
          userName pr                                   | ada bea cyd
          not (userName pr)                             | d-aaa d-bus other thing
          userName ne "ada"                             | d-aaa bea d-bus cyd other thing
          userName eq "bea" or displayName eq "OTHER"   | bea other
          meta.resourceType eq "Group"                  | d-aaa d-bus other
          externalId eq "thing"                         | thing
          nothing pr                                    | ''
          nothing ne "x" and externalId pr              | thing
          members pr or groups pr                       | d-aaa ada bea d-bus
          emails[type eq "work"]                        | ''
          """)
  void search_filter_meansForEachTypeWhatItHas(String filter, String expected) {
    assertEquals(expected, String.join(" ", all(filter, "displayName", false)));
  }

  @Test
  void search_sort_takesTypesWithoutTheAttributeForAbsent() {
    List<String> ascending = all(null, "userName", false);
    assertEquals(List.of("ada", "bea", "cyd"), ascending.subList(0, 3));
    assertEquals(ascending.reversed(), all(null, "userName", true));
    assertEquals(
        List.of("d-aaa", "ada", "bea", "d-bus", "cyd", "other", "thing"),
        all(null, "displayName", false));
  }

  @Test
  void search_page_isCutOutOfTheWhole() {
    List<String> all = all(null, "displayName", false);
    for (int start = 1; start <= 9; start++) {
      DirectoryPage page = search(null, "displayName", false, new PageStart.Index(start), 2);
      assertEquals(7, page.totalResults());
      assertEquals(all.stream().skip(start - 1L).limit(2).toList(), names(page));
    }
    assertEquals(7, search(null, "displayName", false, new PageStart.Index(1), 0).totalResults());
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "displayName", "userName", "active", "meta.created", "externalId"})
  void walk_isTheWholeForthAndBack(String by) {
    for (boolean descending : List.of(false, true)) {
      List<String> all = all(null, by, descending);
      for (int count = 1; count <= 3; count++) {
        List<String> forth = new ArrayList<>();
        Position last = null;
        Position next = null;
        do {
          DirectoryPage page = search(null, by, descending, new PageStart.Beside(next), count);
          forth.addAll(names(page));
          next = page.next();
          last = page.previous();
        } while (next != null && forth.size() <= all.size());
        assertEquals(all, forth, by);
        List<String> back = new ArrayList<>();
        while (last != null && back.size() <= all.size()) {
          DirectoryPage page = search(null, by, descending, new PageStart.Beside(last), count);
          back.addAll(0, names(page));
          last = page.previous();
        }
        assertTrue(!back.isEmpty() && all.subList(0, back.size()).equals(back), by + back);
      }
    }
  }
}
