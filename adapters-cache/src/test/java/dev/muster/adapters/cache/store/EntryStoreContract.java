package dev.muster.adapters.cache.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.adapters.cache.freshness.Mark;
import dev.muster.application.fixture.UserDraft;
import dev.muster.application.fixture.Users;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every backend keeps, and what it gives back. */
public abstract class EntryStoreContract {

  private static final TenantId TENANT = new TenantId(1);

  private final UserDraft ada = Users.user("ada");
  private final ResourceKey key = new ResourceKey(TENANT, ada.id());

  @SuppressWarnings("NullAway.Init") // opened before each test
  private EntryStore<ResourceKey, CachedResource> store;

  /** A backend for each test, ready to keep entries. */
  protected abstract CacheBackend backend();

  /** A mark in the log that the backend follows. */
  protected abstract Mark mark(long position);

  @BeforeEach
  void open() {
    store = backend().resources("user");
  }

  private StoredResource version(long version) {
    StoredResource stored = ada.state().stored();
    Meta meta = new Meta(version, stored.meta().created(), stored.meta().lastModified());
    return new StoredResource(stored.id(), meta, stored.document());
  }

  private CachedResource entry(long version, long position) {
    return new CachedResource(version(version), false, mark(position));
  }

  private CachedResource absent(long position) {
    return new CachedResource(null, false, mark(position));
  }

  private void assertKept(CachedResource entry) {
    CachedResource kept = store.get(key).orElseThrow();
    assertEquals(entry.resource(), kept.resource());
    assertEquals(entry.mark().position(), kept.mark().position());
    assertEquals(entry.hasRelations(), kept.hasRelations());
  }

  @Test
  void get_ofWhatWasNotPut_findsNothing() {
    assertEquals(Optional.empty(), store.get(key));
    store.put(key, entry(1, 5), _ -> true);
    assertEquals(Optional.empty(), store.get(new ResourceKey(new TenantId(2), ada.id())));
    assertEquals(Optional.empty(), store.get(new ResourceKey(TENANT, Users.newId())));
    assertEquals(Optional.empty(), backend().resources("group").get(key));
  }

  @Test
  void get_ofWhatWasPut_findsTheSame() {
    Value.Complex groups = new Value.Complex(Map.of("groups", new Value.Multiple(List.of())));
    CachedResource entry = new CachedResource(version(3).relatedTo(groups), true, mark(5));
    store.put(key, entry, _ -> true);
    assertKept(entry);
  }

  @Test
  void get_ofAbsence_findsIt() {
    store.put(key, absent(5), _ -> true);
    assertKept(absent(5));
  }

  @Test
  void put_ofAnOlderVersion_changesNothing() {
    store.put(key, entry(2, 5), _ -> true);
    store.put(key, entry(1, 5), _ -> true);
    assertKept(entry(2, 5));
    store.put(key, entry(1, 9), _ -> true);
    assertKept(entry(2, 5));
  }

  @Test
  void put_ofANewerVersion_replaces() {
    store.put(key, entry(2, 5), _ -> true);
    store.put(key, entry(3, 4), _ -> true);
    assertKept(entry(3, 4));
  }

  @Test
  void put_ofTheSameVersion_keepsTheLaterRead() {
    store.put(key, entry(2, 5), _ -> true);
    store.put(key, entry(2, 7), _ -> true);
    assertKept(entry(2, 7));
    store.put(key, entry(2, 6), _ -> true);
    assertKept(entry(2, 7));
  }

  @Test
  void put_ofAbsence_replacesEarlierReadsOnly() {
    store.put(key, entry(2, 5), _ -> true);
    store.put(key, absent(4), _ -> true);
    assertKept(entry(2, 5));
    store.put(key, absent(6), _ -> true);
    assertKept(absent(6));
    store.put(key, entry(1, 5), _ -> true);
    assertKept(absent(6));
    store.put(key, entry(1, 7), _ -> true);
    assertKept(entry(1, 7));
  }

  @Test
  void put_ofPages_keepsTheLater() {
    EntryStore<QueryKey, CachedPage> pages = backend().pages("user");
    ResourceQuery query =
        new ResourceQuery(null, Sort.BY_ID, 1, 10, Projection.standard(CoreSchemas.USER));
    QueryKey first = QueryKey.of(TENANT, query);
    ResourceId id = ada.id();
    assertEquals(Optional.empty(), pages.get(first));
    CachedPage page = new CachedPage(new ResourcePage(1, List.of(version(2))), mark(5));
    pages.put(first, page, _ -> true);
    pages.put(first, new CachedPage(new ResourcePage(0, List.of()), mark(4)), _ -> true);
    assertEquals(page.page(), pages.get(first).orElseThrow().page());
    assertEquals(id, pages.get(first).orElseThrow().page().resources().getFirst().id());
    CachedPage empty = new CachedPage(new ResourcePage(0, List.of()), mark(6));
    pages.put(first, empty, _ -> true);
    assertEquals(empty.page(), pages.get(first).orElseThrow().page());
  }
}
