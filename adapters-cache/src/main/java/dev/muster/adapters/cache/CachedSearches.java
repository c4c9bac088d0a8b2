package dev.muster.adapters.cache;

import dev.muster.adapters.cache.Freshness.Question;
import dev.muster.adapters.cache.freshness.LastWrites;
import dev.muster.adapters.cache.freshness.Mark;
import dev.muster.adapters.cache.store.CachedPage;
import dev.muster.adapters.cache.store.QueryKey;
import dev.muster.application.port.profile.CacheProfile;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.ResourceQuery;
import java.util.function.Supplier;

/** Pages that were asked for before, as long as nothing was written in their tenant. */
record CachedSearches(ReadThrough<QueryKey, CachedPage> pages) {

  ResourcePage search(TenantId tenant, ResourceQuery query, Supplier<ResourcePage> search) {
    Question<QueryKey> question = new Question<>(QueryKey.of(tenant, query), true);
    return pages
        .kept(question)
        .orElseGet(() -> pages.read(question, mark -> new CachedPage(search.get(), mark)))
        .page();
  }

  /**
   * @param type of what is searched
   */
  CacheProfile.Reads reads(String type) {
    return pages.reads(type + " search");
  }

  /**
   * Which pages still hold.
   *
   * @param writes all those of a tenant
   */
  record PageFreshness(LastWrites<TenantId> writes) implements Freshness<QueryKey, CachedPage> {

    @Override
    public boolean isCurrent(QueryKey key, CachedPage page) {
      return writes.areInEntry(key.tenant(), page.mark());
    }

    @Override
    public boolean answers(Question<QueryKey> question, CachedPage page) {
      return isCurrent(question.key(), page);
    }

    @Override
    public boolean isCurrent(Question<QueryKey> question, Mark read) {
      return writes.areInRead(question.key().tenant(), read);
    }
  }
}
