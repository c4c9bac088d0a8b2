package dev.muster.adapters.cache;

import dev.muster.adapters.cache.ReadThrough.Question;
import dev.muster.adapters.cache.freshness.LastWrites;
import dev.muster.adapters.cache.store.CachedPage;
import dev.muster.adapters.cache.store.QueryKey;
import dev.muster.application.port.profile.CacheProfile;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.ResourceQuery;
import java.util.Optional;
import java.util.function.Supplier;

/** Pages that were asked for before, as long as nothing was written in their tenant. */
final class CachedSearches {

  private final ReadThrough<QueryKey, CachedPage> pages;
  private final LastWrites writes;

  /**
   * @param writes all those of a tenant
   */
  CachedSearches(ReadThrough<QueryKey, CachedPage> pages, LastWrites writes) {
    this.pages = pages;
    this.writes = writes;
  }

  ResourcePage search(TenantId tenant, ResourceQuery query, Supplier<ResourcePage> search) {
    Question<QueryKey> question = new Question<>(QueryKey.of(tenant, query), true);
    Optional<CachedPage> kept = pages.kept(question, page -> isCurrent(tenant, page));
    return kept.orElseGet(
            () ->
                pages.read(
                    question,
                    page -> isCurrent(tenant, page),
                    mark -> writes.areInRead(tenant, mark),
                    mark -> new CachedPage(search.get(), mark)))
        .page();
  }

  private boolean isCurrent(TenantId tenant, CachedPage page) {
    return writes.areInEntry(tenant, page.mark());
  }

  /**
   * @param type of what is searched
   */
  CacheProfile.Reads reads(String type) {
    return pages.reads(type + " search");
  }
}
