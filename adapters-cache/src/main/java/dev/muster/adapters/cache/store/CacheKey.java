package dev.muster.adapters.cache.store;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.ResourceId;

/** Under what an entry is kept; no tenant ever meets another's. */
public sealed interface CacheKey permits ResourceKey, QueryKey {

  TenantId tenant();

  /**
   * The key of a type that has the text.
   *
   * @throws IllegalArgumentException if there is none
   */
  static CacheKey parse(Class<? extends CacheKey> type, String text) {
    int colon = text.indexOf(':');
    TenantId tenant = new TenantId(Integer.parseInt(text.substring(0, Math.max(0, colon))));
    String rest = text.substring(colon + 1);
    return type == QueryKey.class
        ? new QueryKey(tenant, rest)
        : new ResourceKey(
            tenant, ResourceId.parse(rest).orElseThrow(IllegalArgumentException::new));
  }

  /** As text of letters, digits, {@code :} and {@code -}, the same on every server. */
  String text();
}
